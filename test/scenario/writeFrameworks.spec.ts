import { FRAMEWORKS, type Framework } from '../harness/bundleFixture.js';
import { expect, test } from '../harness/cobrowseTest.js';
import { openFixture } from '../harness/openFixture.js';
import type { Hands } from '../harness/openHands.js';
import { showScrollBars } from '../harness/showScrollBars.js';
import { CELLS, type CommandName, KEPT } from './writeCells.js';

// The view's scroll bars are dragged, which Playwright hides elsewhere.
test.use({ actionTimeout: 10_000, launchOptions: showScrollBars });

// One session for each framework; each test begins with the page as it was at first.
for (const framework of Object.keys(FRAMEWORKS) as Framework[]) {
  test.describe(framework, () => {
    test.describe.configure({ mode: 'default' });
    const cells = CELLS.filter(({ element }) => framework === 'plain HTML' || !KEPT.includes(element));
    let opened: { hands: Hands; stop(): Promise<void> } | null = null;

    test.beforeAll(async ({ browser, server }) => {
      opened = await openFixture(browser, server.url, framework);
    });
    test.afterAll(() => opened?.stop());

    const prove = (title: string, command: CommandName) => {
      test.describe(title, () => {
        for (const { element, refused, run } of cells.filter(cell => cell.command === command))
          test(refused ? `${element}: refused, ${refused}` : element, async () => {
            const hands = opened?.hands;
            if (!hands) throw new Error('there is no session');
            await hands.begin();
            await run(hands);
            expect([...new Set(hands.refusals())]).toEqual(refused ? [refused] : []);
          });
      });
    };

    prove('[WRS1] the pointer comes and hovers', 'hover');
    prove('[WRS2] a click', 'click');
    prove('[WRS3] a double click', 'double click');
    prove('[WRS4] a context menu', 'context menu');
    prove('[WRS5] a drag', 'drag');
    prove('[WRS6] the wheel', 'wheel');
    prove('[WRS7] text that is typed', 'text');
    prove('[WRS8] keys', 'keys');
    prove('[WRS9] text of the clipboard', 'paste');
    prove('[WRS10] a choice, a value, a place', 'choose, set, scroll');
  });
}
