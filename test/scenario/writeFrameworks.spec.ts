import type { Page } from '@playwright/test';
import { FRAMEWORKS, type Framework } from '../harness/bundleFixture.js';
import { expect, test } from '../harness/cobrowseTest.js';
import { openFixture } from '../harness/openFixture.js';
import type { Find, Hands } from '../harness/openHands.js';
import { showScrollBars } from '../harness/showScrollBars.js';
import { CELLS, type CommandName, KEPT } from './writeCells.js';

const button: Find = page => page.getByRole('button', { name: 'Press', exact: true });

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

    test('[WRS12] what is drawn stays on its element when the framework renders and the page scrolls', async () => {
      const hands = opened?.hands;
      if (!hands) throw new Error('there is no session');
      await hands.begin();
      const { agent, customer } = hands;
      const take = (tool: string) => agent.page.getByRole('radio', { name: tool, exact: true }).check();
      const drawn = (page: Page) => page.locator('[data-gcb-drawing]');
      const offset = async () => {
        const [shape, box] = [
          await drawn(customer.page).locator('path').last().boundingBox(),
          await button(customer.page).boundingBox(),
        ];
        return shape && box && [Math.round(shape.x - box.x), Math.round(shape.y - box.y)];
      };
      await take('Highlight an element');
      await hands.click(button);
      for (const page of [agent.page, customer.page]) await expect(drawn(page)).toHaveCount(1);
      const before = await offset();
      await take('Point');
      await hands.click(button);
      await hands.shows('pressed = 1');
      await customer.page.evaluate(() => scrollTo(0, 100));
      await hands.shows('page = down');
      await expect.poll(offset).toEqual(before);
      await customer.page.evaluate(() => scrollTo(0, 0));
      await agent.page.getByRole('button', { name: 'Clear', exact: true }).click();
      for (const page of [agent.page, customer.page]) await expect(drawn(page)).toHaveCount(0);
    });

    test('[WRS13] the agent leads to an address, back, forward and to the same page again', async () => {
      const hands = opened?.hands;
      if (!hands) throw new Error('there is no session');
      await hands.begin();
      const { agent, customer } = hands;
      const both = [customer.page, agent.view];
      const comesTo = async (title: string) => {
        for (const page of both) await expect(page.getByRole('heading', { name: title })).toBeVisible();
      };
      const press = (name: string) => agent.page.getByRole('button', { name, exact: true }).click();
      const address = agent.page.getByRole('textbox', { name: "Open an address in the customer's page" });
      await address.fill('/next');
      await address.press('Enter');
      await comesTo('Next');
      await press('Back');
      await hands.shows('text =');
      await press('Forward');
      await comesTo('Next');
      await press('Back');
      await hands.shows('text =');
      await hands.click(button);
      await hands.shows('pressed = 1');
      await press('Refresh');
      // The framework has begun anew, and the session goes on in it.
      await hands.shows('pressed = 0');
      await hands.click(button);
      await hands.shows('pressed = 1');
    });
  });
}
