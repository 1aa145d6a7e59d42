import type { Locator } from '@playwright/test';
import { type Agent, expect, test } from '../harness/cobrowseTest.js';
import { showScrollBars } from '../harness/showScrollBars.js';
import { takeControl } from '../harness/takeControl.js';

test.use({ launchOptions: showScrollBars });

/** From an edge to the middle of a scroll bar, CSS pixels of the page. */
const MIDDLE = 7;

const wide = 'style="width: 2000px; height: 1500px"';
const PAGE = `<style>body { margin: 0 } #plain, #turned, #secret { width: 220px; height: 120px; overflow: auto; border: 4px solid }</style>
  <h1>Shop</h1>
  <div id="plain" tabindex="0"><p ${wide}>Plain</p></div>
  <div id="turned" dir="rtl"><p ${wide}>Turned</p></div>
  <div id="secret" data-gcb-no-control><p ${wide}>Kept</p></div>
  <iframe title="Inner" src="/inner" width="300" height="150" style="border: 5px solid"></iframe>
  <label>Colour <select><option>Red</option><option>Green</option></select></label>
  <script>
    window.pressed = 0;
    addEventListener('pointerdown', () => { pressed += 1; }, true);
  </script>`;
const PAGES = {
  '/': { title: 'Shop', body: PAGE },
  '/inner': { plain: true, body: `<p ${wide}>Inner</p>` },
};

/** Presses at one place of a box and lets go at another one. Fractions of the box; `edge` is at its right, or below. */
async function drag(
  agent: Agent,
  box: Locator,
  edge: 'right' | 'left' | 'bottom',
  [from, to]: readonly [number, number],
) {
  const { x, y, width, height } = (await box.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const scale = width / (await box.evaluate(element => (element as HTMLElement).offsetWidth));
  const border = await box.evaluate(element => Number.parseFloat(getComputedStyle(element).borderTopWidth));
  const inside = (border + MIDDLE) * scale;
  const at = (part: number): [number, number] => {
    if (edge === 'bottom') return [x + width * part, y + height - inside];
    return [edge === 'right' ? x + width - inside : x + inside, y + height * part];
  };
  const { mouse } = agent.page;
  await mouse.move(...at(from));
  await mouse.down();
  if (to !== from) await mouse.move(...at(to), { steps: 5 });
  await mouse.up();
}

const topOf = (box: Locator) => box.evaluate(({ scrollTop }) => scrollTop);
const leftOf = (box: Locator) => box.evaluate(({ scrollLeft }) => scrollLeft);

test('[AGC60] [AGC61] [AGC62] scroll bars in the view are dragged: of elements and of frames', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const { page, ...rest } = await openCustomer((await openSite(PAGES)).url);
  const customer = { page, ...rest };
  // The view is smaller than the page.
  await agent.page.setViewportSize({ width: 1000, height: 700 });
  await agent.join(await customer.startSession());
  await expect(agent.view.getByRole('heading', { name: 'Shop' })).toBeVisible();
  await takeControl(customer, agent);
  const before = await page.evaluate('pressed');

  const plain = page.locator('#plain');
  await drag(agent, agent.view.locator('#plain'), 'right', [0.06, 1.5]);
  const most = await plain.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight);
  await expect.poll(() => topOf(plain)).toBe(most);
  await expect.poll(() => topOf(agent.view.locator('#plain'))).toBe(most);
  expect(await leftOf(plain)).toBe(0);
  await drag(agent, agent.view.locator('#plain'), 'bottom', [0.06, 0.5]);
  await expect.poll(() => leftOf(plain)).toBeGreaterThan(500);
  expect(await topOf(plain)).toBe(most);
  // Beside what is dragged, which comes there.
  await drag(agent, agent.view.locator('#plain'), 'right', [0.45, 0.45]);
  await expect.poll(() => topOf(plain)).toBeLessThan(most * 0.6);
  expect(await topOf(plain)).toBeGreaterThan(most * 0.3);

  // Written from the right, with its bar at the left.
  const turned = page.locator('#turned');
  await drag(agent, agent.view.locator('#turned'), 'left', [0.06, 0.5]);
  await expect.poll(() => topOf(turned)).toBeGreaterThan(300);
  await expect.poll(() => topOf(agent.view.locator('#turned'))).toBeGreaterThan(300);
  await drag(agent, agent.view.locator('#turned'), 'bottom', [0.9, 0.5]);
  await expect.poll(() => leftOf(turned)).toBeLessThan(-500);

  const inner = page.frameLocator('iframe[title="Inner"]').locator('html');
  await drag(agent, agent.view.locator('iframe[title="Inner"]'), 'right', [0.1, 0.5]);
  await expect.poll(() => topOf(inner)).toBeGreaterThan(300);

  expect(await page.evaluate('pressed')).toBe(before);
  await drag(agent, agent.view.locator('#secret'), 'right', [0.06, 0.5]);
  await expect(agent.page.getByText('The site keeps representatives from using this.')).toBeVisible();
  expect(await topOf(page.locator('#secret'))).toBe(0);

  // The keyboard is in the list until a press on a bar closes it.
  const box = await agent.view.getByLabel('Colour').boundingBox();
  await agent.page.mouse.click((box?.x ?? 0) + 5, (box?.y ?? 0) + 5);
  const list = agent.page.getByRole('listbox', { name: 'Colour' });
  await expect(list).toBeFocused();
  await drag(agent, agent.view.locator('iframe[title="Inner"]'), 'right', [0.5, 0.06]);
  await expect.poll(() => topOf(inner)).toBe(0);
  await expect(list).toBeHidden();
  await expect(agent.page.getByRole('textbox', { name: /^The customer's page/ })).toBeFocused();
});
