import { expect, test } from '../harness/cobrowseTest.js';
import { createPointerKeys } from '../harness/createPointerKeys.js';
import { openFixture } from '../harness/openFixture.js';
import type { Hands } from '../harness/openHands.js';
import { showScrollBars } from '../harness/showScrollBars.js';
import { CELLS } from './writeCells.js';

// The view's scroll bars are dragged, which Playwright hides elsewhere.
test.use({ actionTimeout: 10_000, launchOptions: showScrollBars });

// One session for all of them; each test begins with the page as it was at first.
test.describe('[WRS14] with the keyboard alone', () => {
  test.describe.configure({ mode: 'default' });
  let opened: { hands: Hands; stop(): Promise<void> } | null = null;

  test.beforeAll(async ({ browser, server }) => {
    opened = await openFixture(browser, server.url, 'plain HTML', createPointerKeys);
  });
  test.afterAll(() => opened?.stop());

  for (const { element, command, refused, run } of CELLS)
    test(`${command}, ${element}${refused ? `: refused, ${refused}` : ''}`, async () => {
      const hands = opened?.hands;
      if (!hands) throw new Error('there is no session');
      await hands.begin();
      await run(hands);
      expect([...new Set(hands.refusals())]).toEqual(refused ? [refused] : []);
    });
});
