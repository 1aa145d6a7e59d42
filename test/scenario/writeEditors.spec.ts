import { EDITORS, type EditorName } from '../harness/bundleFixture.js';
import { expect, test } from '../harness/cobrowseTest.js';
import { findEditor, openWriters, type Writers } from '../harness/openWriters.js';
import { readShown } from '../harness/readEditor.js';

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
        await opened.both(writer => writer.click());
        await run(opened);
      });

    prove('[KEYB60] letters go in where it is clicked', async ({ both, says }) => {
      await both(writer => writer.type('One three.'));
      await both(writer => writer.click('three'));
      await both(writer => writer.type('two, '));
      await both(writer => writer.click('ne'));
      await both(writer => writer.type('!'));
      await says('O!ne two, three.');
    });

    prove('[KEYB61] keys break paragraphs and delete', async ({ both, says }) => {
      await both(writer => writer.strike('a', 'Enter'));
      await both(writer => writer.type('b c'));
      await says('a ¶ b c');
      await both(writer => writer.strike('Backspace', 'Backspace', 'Home', 'Backspace'));
      await says('ab');
      await both(writer => writer.strike('Enter', 'Enter', 'x'));
      await says('a ¶  ¶ xb');
      await both(writer => writer.strike('Delete', 'ArrowUp', 'Delete', 'End'));
      await both(writer => writer.type(' one two three'));
      await says('a ¶ x one two three');
      await both(writer => writer.strike('Control+Backspace', 'Home', 'Control+Delete'));
      await says('a ¶  one two ');
      await both(writer => writer.strike('Shift+Enter', 'y'));
      await both(writer => writer.strike('Control+a', 'Backspace'));
      await says('');
    });

    prove('[KEYB62] keys move the caret and select', async ({ both, says }) => {
      await both(writer => writer.type('one two'));
      await both(writer =>
        writer.strike('ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'x', 'Home', 'y', 'End', 'z'),
      );
      await says('yone xtwoz');
      await both(writer => writer.strike('Shift+ArrowLeft', 'Shift+ArrowLeft', 'q'));
      await both(writer => writer.strike('Control+ArrowLeft', 'Shift+Home', 'Z'));
      await says('Zxtwq');
      await both(writer => writer.strike('Enter', 'ArrowUp', 'k', 'ArrowDown', 'l'));
      await both(writer => writer.strike('Control+Home', 'Shift+ArrowDown', 'm'));
      await both(writer => writer.strike('Control+a', 'n'));
      await says('n');
    });

    prove('[KEYB63] the mouse selects', async ({ both, says }) => {
      await both(writer => writer.type('one two three'));
      await both(writer => writer.click('wo', 2));
      await both(writer => writer.type('2'));
      await says('one 2 three');
      await both(writer => writer.drag('ne 2', 'ee'));
      await both(writer => writer.type('x'));
      await says('oxee');
      await both(writer => writer.click('xee', 3));
      await both(writer => writer.type('new'));
      await says('new');
    });

    prove('[KEYB64] a paste brings its paragraphs', async ({ both, says }) => {
      await both(writer => writer.type('ab'));
      await both(writer => writer.strike('ArrowLeft'));
      await both(writer => writer.paste('one\ntwo'));
      await says('aone ¶ twob');
      await both(writer => writer.strike('Shift+Home'));
      await both(writer => writer.paste('three'));
      await says('aone ¶ threeb');
    });

    prove('[KEYB65] the editor undoes, and does again', async ({ both, says }) => {
      await both(writer => writer.type('one'));
      await both(writer => writer.strike('Enter', 't'));
      await both(writer => writer.strike('Control+z'));
      await both(writer => writer.strike('Control+z'));
      await says('one');
      await both(writer => writer.strike('Control+y'));
      await both(writer => writer.strike('Control+Shift+z'));
      await says('one ¶ t');
      await both(writer => writer.strike('Control+a'));
      await both(writer => writer.strike('Control+x'));
      await says('');
      await both(writer => writer.strike('Control+z'));
      await says('one ¶ t');
    });

    prove('[KEYB66] a shortcut makes text bold', async ({ both, says }) => {
      await both(writer => writer.type('one two'));
      await both(writer => writer.click('wo', 2));
      await both(writer => writer.strike('Control+b'));
      await says('one *two*');
      await both(writer => writer.strike('End'));
      await both(writer => writer.type('!'));
      await both(writer => writer.strike('Control+b'));
      await both(writer => writer.type('x'));
      await says('one *two!*x');
    });

    prove('[KEYB67] an input method writes once', async ({ both, says }) => {
      await both(writer => writer.type('a'));
      await both(writer => writer.compose('漢字'));
      await both(writer => writer.type('b'));
      await says('a漢字b');
    });

    prove('[KEYB68] caret and selection are shown to the agent', async ({ both, says, hands }) => {
      const { agent } = hands;
      const caret = agent.page.locator('[data-gcb="customer-caret"]');
      const boxOf = async () => (await caret.boundingBox()) ?? { x: 0, y: 0 };
      await both(writer => writer.type('one'));
      await says('one');
      await expect(caret).toHaveCount(1);
      await expect.poll(async () => (await boxOf()).x).toBeGreaterThan(0);
      const end = await boxOf();
      await both(writer => writer.strike('Home'));
      await expect.poll(async () => (await boxOf()).x).toBeLessThan(end.x - 10);
      await both(writer => writer.strike('Shift+End'));
      const selected = () => findEditor(agent.view).evaluate(() => String(getSelection()));
      await expect.poll(selected).toBe('one');
      // In a paragraph without letters, too.
      await both(writer => writer.strike('End', 'Enter'));
      await expect.poll(() => findEditor(agent.view).evaluate(readShown)).toEqual(['one', '']);
      await expect.poll(async () => (await boxOf()).y).toBeGreaterThan(end.y + 10);
      await expect.poll(async () => (await boxOf()).x).toBeLessThan(end.x - 10);
    });
  });
}
