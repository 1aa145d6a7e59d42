import type { Locator } from '@playwright/test';
import { type Agent, type Customer, expect, test } from '../harness/cobrowseTest.js';
import { takeControl } from '../harness/takeControl.js';

const PAGES = {
  '/': {
    title: 'Account',
    body: `<style>
        .tile { cursor: pointer; width: 160px; padding: 20px; border: 1px solid #888 }
        .tile:hover { background: rgb(255, 200, 0) }
      </style>
      <main><h1 style="width: 300px">Account</h1>
      <p><label>Name <input></label> <a href="#more">More</a></p>
      <div class="tile" onclick="done.textContent += ' tile'">Statements</div>
      <p id="done" ondblclick="done.textContent += ' twice'">done:</p>
      <div style="height: 1500px"></div></main>`,
  },
};

/** What arrow keys come by, in the page's order. */
const NAMES = [
  ...[
    'button Share this page',
    'heading Account',
    'text Name More',
    'label Name',
    'text field Name',
    'link More',
  ],
];
const RIGHT = 'ArrowRight';

/** Presses Tab until the keyboard is there. */
async function tabTo({ page }: Agent, target: Locator): Promise<void> {
  const has = () => target.evaluate(element => element === document.activeElement);
  for (let count = 0; count < 30 && !(await has()); count += 1) await page.keyboard.press('Tab');
  await expect(target).toBeFocused();
}

/** A session about the page, and the view as those hear it who have no mouse. */
async function join(customer: Customer, agent: Agent): Promise<Locator> {
  await agent.join(await customer.startSession());
  await expect(agent.view.getByRole('heading', { name: 'Account' })).toBeVisible();
  return agent.page.getByRole('application', { name: /^The customer's page/ });
}

const strike = async ({ page }: Agent, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const centreOf = async (element: Locator) => {
  const box = await element.boundingBox();
  return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

test('[AGC33] [AGC34] [AGC36] [AGC39] a representative without a mouse points, asks for control, and presses what never has the focus', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const customer = await openCustomer((await openSite(PAGES)).url);
  const view = await join(customer, agent);
  const words = view.locator('[data-gcb="view-words"]');
  const tile = customer.page.getByText('Statements');

  // In Pointer Mode: the customer sees where.
  await tabTo(agent, view);
  for (const said of NAMES) {
    await strike(agent, 'ArrowRight');
    await expect(words).toHaveText(said);
  }
  const seen = customer.page.getByText('Representative', { exact: true });
  await expect(seen).toBeVisible();
  await strike(agent, 'ArrowDown');
  await expect(words).toHaveText('div Statements');
  await strike(agent, 'Enter');

  // The keyboard stays in the view when control is given.
  await agent.page.getByRole('button', { name: 'Request control' }).press('Enter');
  await tabTo(agent, view);
  await customer.page.getByRole('dialog', { name: 'Co-browse' }).getByRole('button', { name: 'Yes' }).click();
  await expect(agent.page.getByText('Write Mode')).toBeVisible();
  await expect(agent.page.getByRole('textbox', { name: /^The customer's page/ })).toBeFocused();

  await strike(agent, 'F8', 'Home', ...NAMES.map(() => RIGHT));
  await expect(words).toHaveText('div Statements');
  for (const page of [customer.page, agent.view])
    await expect(page.getByText('Statements')).toHaveCSS('background-color', 'rgb(255, 200, 0)');
  const hand = agent.page.locator('[data-gcb="view-hand"]');
  await expect(hand).toBeVisible();
  expect((await centreOf(agent.view.getByText('Statements')))?.x).toBeCloseTo(
    ((await hand.boundingBox())?.x ?? 0) + 2,
    0,
  );
  await strike(agent, 'Enter');
  await expect(customer.page.locator('#done')).toHaveText('done: tile');
  await strike(agent, 'ArrowDown', 'd');
  await expect(customer.page.locator('#done')).toHaveText('done: tile twice');
  const heading = agent.view.getByRole('heading', { name: 'Account' });
  const top = (await centreOf(heading))?.y ?? 0;
  await strike(agent, 'PageDown');
  await expect.poll(() => customer.page.evaluate(() => scrollY)).toBeGreaterThan(0);
  await expect.poll(async () => (await centreOf(heading))?.y).toBeLessThan(top);
  await strike(agent, 'PageUp');
  await expect.poll(async () => (await centreOf(heading))?.y).toBe(top);

  // Typing again, where the keyboard was.
  await strike(agent, 'Home', RIGHT, RIGHT, RIGHT, RIGHT, 'Enter', 'F8');
  await expect(customer.page.getByLabel('Name')).toBeFocused();
  await agent.page.keyboard.type('Ada');
  await expect(customer.page.getByLabel('Name')).toHaveValue('Ada');
  await customer.page.getByRole('button', { name: 'Revoke control' }).click();
  await expect(agent.page.getByText('Pointer Mode')).toBeVisible();
  await expect(view).toBeFocused();
  await expect(tile).toBeVisible();
});

test('[WRM47] [AGC38] the bar of the console, and what is said of the keys, have room in any window', async ({
  customer,
  agent,
}) => {
  await agent.join(await customer.startSession());
  await expect(agent.view.getByRole('heading', { level: 1 })).toBeVisible();
  await takeControl(customer, agent);
  await tabTo(agent, agent.page.getByRole('textbox', { name: /^The customer's page/ }));
  await strike(agent, 'F8');
  await expect(agent.page.locator('[data-gcb="view-keys"]')).toContainText('double click');
  const badge = agent.page.getByText('Write Mode', { exact: true });
  for (const width of [1280, 901, 900, 781, 780, 700, 681, 680, 561, 381, 380, 320]) {
    await agent.page.setViewportSize({ width, height: 700 });
    const outside = await agent.page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('header, header *, [data-gcb="view-keys"] *')]
        .filter(({ offsetWidth }) => offsetWidth > 0)
        .filter(element => element.getBoundingClientRect().right > innerWidth)
        .map(({ outerHTML }) => outerHTML),
    );
    expect(outside, `${width} pixels`).toEqual([]);
    const [number, mode] = [await agent.page.locator('.number').boundingBox(), await badge.boundingBox()];
    expect((number?.x ?? 0) + (number?.width ?? 0), `${width} pixels`).toBeLessThan(mode?.x ?? 0);
  }
});

test('[ANN49] a representative without a mouse draws a box, ink and an arrow', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const customer = await openCustomer((await openSite(PAGES)).url);
  const view = await join(customer, agent);
  await agent.page.getByRole('radio', { name: 'Point', exact: true }).focus();
  for (const [kind, from] of [
    ['ink', 2],
    ['box', 1],
    ['arrow', 1],
  ] as const) {
    for (let count = 0; count < from; count += 1) await strike(agent, 'ArrowRight');
    await tabTo(agent, view);
    await strike(agent, 'Home', 'Space');
    await strike(agent, ...Array.from({ length: 8 }, () => 'Shift+ArrowRight'));
    await strike(agent, 'Shift+ArrowDown', 'Space');
    for (const page of [customer.page, agent.page]) {
      const shape = page.locator(`[data-gcb-drawing="${kind}"]`);
      await expect(shape).toBeVisible();
      await expect.poll(async () => (await shape.boundingBox())?.width ?? 0).toBeGreaterThan(70);
    }
    // Back to the tools, in which the one in the hand has the focus.
    await agent.page.getByRole('radio', { checked: true }).focus();
  }
});
