import { EDITORS, type EditorName } from '../harness/bundleFixture.js';
import { test } from '../harness/cobrowseTest.js';
import { openWriters, type Writers } from '../harness/openWriters.js';

test.use({ actionTimeout: 10_000 });

// One session for each editor; each test begins with an empty one.
for (const name of Object.keys(EDITORS) as EditorName[]) {
  test.describe(name, () => {
    test.describe.configure({ mode: 'default' });
    let opened: Writers | null = null;

    test.beforeAll(async ({ browser, server }) => {
      opened = await openWriters(browser, server.url, name);
    });
    test.afterAll(() => opened?.stop());

    const prove = (title: string, run: (writers: Writers) => Promise<void>) =>
      test(title, async () => {
        if (!opened) throw new Error('there is no session');
        await opened.begin();
        await run(opened);
      });

    prove('[KEYB60] writes where it is clicked', async ({ both, says }) => {
      await both(writer => writer.click());
      await both(writer => writer.type('One three.'));
      await says('One three.');
      await both(writer => writer.click('three'));
      await both(writer => writer.type('two, '));
      await says('One two, three.');
      await both(writer => writer.click('ne'));
      await both(writer => writer.type('!'));
      await says('O!ne two, three.');
    });

    prove('[KEYB61] paragraphs, lines, and what is deleted', async ({ both, says }) => {
      await both(writer => writer.click());
      await both(writer => writer.strike('a', 'Enter'));
      await both(writer => writer.type('b c'));
      await says('a ¶ b c');
      await both(writer => writer.strike('Backspace', 'Backspace'));
      await says('a ¶ b');
      await both(writer => writer.strike('Home', 'Backspace'));
      await says('ab');
      await both(writer => writer.strike('Enter', 'Enter', 'x'));
      await says('a ¶  ¶ xb');
      await both(writer => writer.strike('Delete'));
      await says('a ¶  ¶ x');
      await both(writer => writer.strike('ArrowUp', 'Delete'));
      await says('a ¶ x');
      await both(writer => writer.strike('End'));
      await both(writer => writer.type(' one two three'));
      await both(writer => writer.strike('Control+Backspace'));
      await says('a ¶ x one two ');
      await both(writer => writer.strike('Home', 'Control+Delete'));
      await says('a ¶  one two ');
      await both(writer => writer.strike('Control+a', 'Backspace'));
      await says('');
    });

    prove('[KEYB62] moves and selects by keys', async ({ both, says }) => {
      await both(writer => writer.click());
      await both(writer => writer.type('one two'));
      await both(writer => writer.strike('ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'x', 'Home', 'y', 'End', 'z'));
      await says('yone xtwoz');
      await both(writer => writer.strike('Shift+ArrowLeft', 'Shift+ArrowLeft', 'q'));
      await says('yone xtwq');
      await both(writer => writer.strike('Control+ArrowLeft', 'Shift+Home', 'Z'));
      await says('Zxtwq');
      await both(writer => writer.strike('Enter'));
      await both(writer => writer.strike('ArrowUp', 'k', 'ArrowDown', 'l'));
      await both(writer => writer.strike('Control+Home', 'Shift+ArrowDown', 'm'));
      await both(writer => writer.strike('Control+a', 'n'));
      await says('n');
    });

    prove('[KEYB63] selects with the mouse', async ({ both, says }) => {
      await both(writer => writer.click());
      await both(writer => writer.type('one two three'));
      await both(writer => writer.click('wo', 2));
      await both(writer => writer.type('2'));
      await says('one 2 three');
      await both(writer => writer.drag('ne 2', 'ee'));
      await both(writer => writer.strike('x'));
      await says('oxee');
      await both(writer => writer.click('xee', 3));
      await both(writer => writer.type('new'));
      await says('new');
    });

    prove('[KEYB64] pastes', async ({ both, says }) => {
      await both(writer => writer.click());
      await both(writer => writer.type('ab'));
      await both(writer => writer.strike('ArrowLeft'));
      await both(writer => writer.paste('one\ntwo'));
      await both(writer => writer.strike('Home', 'Shift+End'));
      await both(writer => writer.paste('three'));
    });

    prove('[KEYB65] undoes', async ({ both, says }) => {
      await both(writer => writer.click());
      await both(writer => writer.type('one'));
      await both(writer => writer.strike('Enter', 't'));
      await both(writer => writer.strike('Control+z'));
      await both(writer => writer.strike('Control+z'));
      await both(writer => writer.strike('Control+y'));
      await both(writer => writer.strike('Control+Shift+z'));
      await says('one ¶ t');
    });

    prove('[KEYB66] marks', async ({ both, says }) => {
      await both(writer => writer.click());
      await both(writer => writer.type('one two'));
      await both(writer => writer.click('wo', 2));
      await both(writer => writer.strike('Control+b'));
      await says('one *two*');
      await both(writer => writer.strike('End'));
      await both(writer => writer.type('!'));
      await says('one *two!*');
      await both(writer => writer.strike('Control+b'));
      await both(writer => writer.type('x'));
      await says('one *two!*x');
      await both(writer => writer.strike('Home', 'Control+b', 'y'));
    });
  });
}
