import type { Locator, Page } from '@playwright/test';
import { type Agent, type Customer, expect, test } from '../harness/cobrowseTest.js';
import { expectAccessible } from '../harness/expectAccessible.js';

const tall = (text: string) => `<p style="height: 700px">${text}</p>`;
const SHOP = {
  title: 'Shop',
  body: `<main><h1 style="width: 300px">Shop</h1>
    <p><label>Card <input value="4111111111111111" data-gcb-mask></label> <a href="/next">Next</a></p>
    <div id="list" tabindex="0" style="height: 120px; overflow: auto; width: 300px">
      ${Array.from({ length: 20 }, (_, index) => `<p>Item ${index}</p>`).join('')}
    </div>
    <button type="button" id="gone" onclick="document.querySelector('h1').remove()">Remove</button>
    ${tall('First')}${tall('Second')}</main>`,
};
const PAGES = { '/': SHOP, '/next': { title: 'Next', body: '<h1>Next</h1>' } };

/** Room to the frame, and half of its line. */
const FRAMED = { x: -6, y: -6 };

const join = async (customer: Customer, agent: Agent) => {
  await agent.join(await customer.startSession());
  await expect(agent.view.getByRole('heading', { name: 'Shop' })).toBeVisible();
};
const take = (agent: Agent, name: string) => agent.page.getByRole('radio', { name, exact: true }).check();
const drawn = (page: Page, kind = '') => page.locator(`[data-gcb-drawing${kind && `="${kind}"`}]`);
const clearOf = (customer: Customer) => customer.page.getByRole('button', { name: 'Clear drawings' });

/** Draws with the mouse over the agent's view, from a place in the element to another one. */
async function drag(agent: Agent, target: Locator, by: { x: number; y: number }): Promise<void> {
  const box = await boxOf(target);
  const from = { x: box.x + 10, y: box.y + box.height / 2 };
  await agent.page.mouse.move(from.x, from.y);
  await agent.page.mouse.down();
  await agent.page.mouse.move(from.x + by.x / 2, from.y + by.y / 2 - 10, { steps: 5 });
  await agent.page.mouse.move(from.x + by.x, from.y + by.y, { steps: 5 });
  await agent.page.mouse.up();
}

async function boxOf(target: Locator) {
  const box = await target.boundingBox();
  if (!box) throw new Error('it has no box');
  return box;
}

/** Where a drawing is beside an element of the customer's page. */
async function beside(customer: Customer, kind: string, element: Locator) {
  const [shape, box] = [await boxOf(drawn(customer.page, kind).locator('path').last()), await boxOf(element)];
  return { x: Math.round(shape.x - box.x), y: Math.round(shape.y - box.y) };
}

test('[ANN20] what the agent draws is seen on both sides, moves with its element, and goes with it', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const customer = await openCustomer((await openSite(PAGES)).url);
  await join(customer, agent);
  const heading = agent.view.getByRole('heading', { name: 'Shop' });
  for (const [name, kind] of [
    ['Draw freely', 'ink'],
    ['Box', 'box'],
    ['Arrow', 'arrow'],
  ] as const) {
    await take(agent, name);
    await drag(agent, heading, { x: 120, y: 8 });
    await expect(drawn(agent.page, kind)).toBeVisible();
    await expect(drawn(customer.page, kind)).toBeVisible();
  }
  await take(agent, 'Highlight an element');
  await heading.hover({ force: true });
  await agent.page.mouse.down();
  await agent.page.mouse.up();
  await expect(drawn(customer.page, 'highlight')).toBeVisible();
  const title = customer.page.getByRole('heading', { name: 'Shop' });
  const before = await beside(customer, 'highlight', title);
  expect(before).toEqual(FRAMED);
  await expectAccessible(customer.page);
  const boxed = await beside(customer, 'box', title);
  const top = (await boxOf(title)).y;
  await customer.page.evaluate(() => window.scrollTo(0, 40));
  await expect.poll(async () => (await boxOf(title)).y).toBe(top - 40);
  await expect.poll(() => beside(customer, 'highlight', title)).toEqual(before);
  await expect.poll(() => beside(customer, 'box', title)).toEqual(boxed);
  await customer.page.getByRole('button', { name: 'Remove' }).click();
  for (const page of [customer.page, agent.page])
    for (const kind of ['ink', 'box', 'arrow', 'highlight']) await expect(drawn(page, kind)).toBeHidden();
});

test('[ANN21] a drawing in a scroller moves with what it lies on, and is not seen where that is not', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const customer = await openCustomer((await openSite(PAGES)).url);
  await join(customer, agent);
  await take(agent, 'Box');
  await drag(agent, agent.view.getByText('Item 0'), { x: 100, y: 50 });
  const item = customer.page.getByText('Item 0');
  await expect(drawn(customer.page, 'box')).toBeVisible();
  const before = await beside(customer, 'box', item);
  await customer.page.locator('#list').evaluate(list => list.scrollTo(0, 15));
  await expect.poll(() => beside(customer, 'box', item)).toEqual(before);
  await customer.page.locator('#list').evaluate(list => list.scrollTo(0, 400));
  await expect(drawn(customer.page, 'box')).toBeHidden();
  await expect(drawn(agent.page, 'box')).toBeHidden();
  await customer.page.locator('#list').evaluate(list => list.scrollTo(0, 0));
  await expect(drawn(customer.page, 'box')).toBeVisible();
});

test('[ANN22] a laser leaves a trail that is gone after a while', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const customer = await openCustomer((await openSite(PAGES)).url);
  await join(customer, agent);
  await take(agent, 'Laser');
  // Watched for from before: it may be gone by the time that the agent's mouse is let go.
  const seen = Promise.all([drawn(customer.page, 'laser').waitFor(), clearOf(customer).waitFor()]);
  await drag(agent, agent.view.getByRole('heading', { name: 'Shop' }), { x: 120, y: 8 });
  await seen;
  await expect(drawn(customer.page)).toHaveCount(0);
  await expect(drawn(agent.page)).toHaveCount(0);
  await expect(clearOf(customer)).toBeHidden();
});

test('[ANN23] either side clears, and navigation and the end of the session do', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const customer = await openCustomer((await openSite(PAGES)).url);
  await join(customer, agent);
  const heading = agent.view.getByRole('heading', { name: 'Shop' });
  const draw = async () => {
    await take(agent, 'Arrow');
    await drag(agent, heading, { x: 100, y: 5 });
    for (const page of [customer.page, agent.page]) await expect(drawn(page)).toHaveCount(1);
  };
  const expectNothing = async () => {
    for (const page of [customer.page, agent.page]) await expect(drawn(page)).toHaveCount(0);
    await expect(clearOf(customer)).toBeHidden();
  };
  await draw();
  await agent.page.getByRole('button', { name: 'Clear', exact: true }).click();
  await expectNothing();
  await draw();
  await clearOf(customer).click();
  await expectNothing();
  await draw();
  await customer.page.getByRole('link', { name: 'Next' }).click();
  await expect(agent.view.getByRole('heading', { name: 'Next' })).toBeVisible();
  await expectNothing();
  await customer.page.goBack();
  await expect(heading).toBeVisible();
  await draw();
  await customer.page.getByRole('button', { name: 'Exit Co-browse session' }).click();
  await expect(agent.page.getByRole('textbox', { name: 'Session ID' })).toBeVisible();
  await expectNothing();
});

test('[ANN24] in Write Mode a tool draws and nothing else; pointing acts again', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const customer = await openCustomer((await openSite(PAGES)).url);
  await join(customer, agent);
  await agent.page.getByRole('button', { name: 'Request control' }).click();
  await customer.page.getByRole('dialog', { name: 'Co-browse' }).getByRole('button', { name: 'Yes' }).click();
  await expect(agent.page.getByText('Write Mode')).toBeVisible();
  const button = agent.view.getByRole('button', { name: 'Remove' });
  await take(agent, 'Highlight an element');
  const box = await boxOf(button);
  await agent.page.mouse.click(box.x + 5, box.y + 5);
  await expect(drawn(customer.page, 'highlight')).toBeVisible();
  await expect(customer.page.getByRole('heading', { name: 'Shop' })).toBeVisible();
  await take(agent, 'Point');
  await agent.page.mouse.click(box.x + 5, box.y + 5);
  await expect(customer.page.getByRole('heading', { name: 'Shop' })).toBeHidden();
});

test('[ANN25] elements are highlighted by keyboard, also masked ones; the page is not changed', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const customer = await openCustomer((await openSite(PAGES)).url);
  await join(customer, agent);
  const html = () => customer.page.evaluate(() => document.body.outerHTML);
  const before = await html();
  const tool = agent.page.getByRole('radio', { name: 'Point', exact: true });
  await tool.focus();
  for (let step = 0; step < 5; step += 1) await agent.page.keyboard.press('ArrowRight');
  await expect(agent.page.getByRole('radio', { name: 'Highlight an element' })).toBeChecked();
  const view = agent.page.getByRole('application');
  await expect(view).toHaveAccessibleName(/arrow keys.*Enter.*F6/);
  await view.focus();
  const field = agent.view.getByRole('textbox', { name: 'Card' });
  await expect(field).toBeVisible();
  for (const words of [
    ...['button Share this page', 'heading Shop', 'text Card Next', 'label Card', 'text field Card'],
  ]) {
    await agent.page.keyboard.press('ArrowRight');
    await expect(view.locator('[data-gcb="view-words"]')).toHaveText(words);
  }
  await agent.page.keyboard.press('Enter');
  await expect(drawn(customer.page, 'highlight')).toBeVisible();
  expect(await beside(customer, 'highlight', customer.page.locator('input'))).toEqual(FRAMED);
  expect(await html()).toBe(before);
  await agent.page.keyboard.press('F6');
  await expect(view).not.toBeFocused();
});

test('[ANN26] a hostile server draws no more than there is room for, and the page stays quick', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const customer = await openCustomer((await openSite(PAGES)).url);
  await customer.page.evaluate(() => undefined);
  await customer.page.addInitScript(() => {
    const add = WebSocket.prototype.send;
    WebSocket.prototype.send = function (...args) {
      Object.assign(window, { line: this });
      return add.apply(this, args);
    };
  });
  await customer.page.reload();
  await join(customer, agent);
  await take(agent, 'Arrow');
  const heard = customer.page.evaluate(
    () =>
      new Promise<string>(resolve => {
        const { line } = window as unknown as { line: WebSocket };
        line.addEventListener('message', ({ data }) => {
          if (String(data).includes('"annotate"')) resolve(String(data));
        });
      }),
  );
  await drag(agent, agent.view.getByRole('heading', { name: 'Shop' }), { x: 100, y: 5 });
  const frame = await heard;
  const id = /"id":(\d+)/.exec(frame)?.[1] ?? '';
  const result = await customer.page.evaluate(
    async ({ frame, id }) => {
      const { line } = window as unknown as { line: WebSocket };
      const points = JSON.stringify(Array.from({ length: 1000 }, (_, index) => [index / 1000, index / 500]));
      const began = performance.now();
      let longest = 0;
      for (let sent = 0; sent < 10_000; sent += 100) {
        const from = performance.now();
        for (let each = 0; each < 100; each += 1) {
          const data = frame
            .replace(id, String(sent + each + 1))
            .replace(/"points":\[\[.*\]\]/, each % 10 ? '"points":[[0,0],[1,1]]' : `"points":${points}`);
          line.dispatchEvent(new MessageEvent('message', { data }));
        }
        await new Promise(requestAnimationFrame);
        longest = Math.max(longest, performance.now() - from);
      }
      return { longest, took: performance.now() - began };
    },
    { frame, id },
  );
  const count = await drawn(customer.page).count();
  // The flood has come as far as the limits.
  expect(count).toBeGreaterThan(10);
  expect(count).toBeLessThanOrEqual(50);
  expect(result.longest).toBeLessThan(1500);
  await customer.page.getByRole('button', { name: 'Remove' }).click();
  await expect(customer.page.getByRole('heading', { name: 'Shop' })).toBeHidden();
});

test('[ANN27] another agent sees what is drawn and cleared; who joins later does not see what was drawn before', async ({
  openServer,
  openCustomer,
  openAgent,
  openSite,
}) => {
  const server = await openServer({ MAX_AGENTS_PER_SESSION: '3' });
  const customer = await openCustomer((await openSite(PAGES, server.url)).url);
  const [ann, bob, late] = [
    await openAgent(server.url),
    await openAgent(server.url),
    await openAgent(server.url),
  ];
  const number = await customer.startSession();
  for (const agent of [ann, bob]) {
    await agent.join(number);
    await expect(agent.view.getByRole('heading', { name: 'Shop' })).toBeVisible();
  }
  await take(ann, 'Arrow');
  await drag(ann, ann.view.getByRole('heading', { name: 'Shop' }), { x: 100, y: 5 });
  for (const page of [ann.page, bob.page, customer.page]) await expect(drawn(page, 'arrow')).toBeVisible();
  await late.join(number);
  await expect(late.view.getByRole('heading', { name: 'Shop' })).toBeVisible();
  await expect(drawn(late.page)).toHaveCount(0);
  await late.page.getByRole('button', { name: 'Clear', exact: true }).click();
  for (const page of [ann.page, bob.page, customer.page]) await expect(drawn(page)).toHaveCount(0);
  await drag(ann, ann.view.getByRole('heading', { name: 'Shop' }), { x: 100, y: 5 });
  for (const { page } of [bob, late, customer]) await expect(drawn(page, 'arrow')).toBeVisible();
  await clearOf(customer).click();
  for (const { page } of [ann, bob, late, customer]) await expect(drawn(page)).toHaveCount(0);
});

test('[ANN28] in a frame of the page’s origin, drawings lie on its elements and move with them', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const inner = {
    plain: true,
    title: 'Inner',
    body: '<h2 style="width: 200px">Terms</h2><p style="height: 900px">Long</p>',
  };
  const outer = {
    title: 'Shop',
    body: '<h1>Shop</h1><iframe src="/inner" title="Terms" style="width: 400px; height: 200px; border: 7px solid"></iframe><p style="height: 2000px"></p>',
  };
  const customer = await openCustomer((await openSite({ '/': outer, '/inner': inner })).url);
  await join(customer, agent);
  const there = agent.view.frameLocator('iframe').getByRole('heading', { name: 'Terms' });
  await expect(there).toBeVisible();
  await take(agent, 'Highlight an element');
  const box = await boxOf(there);
  await agent.page.mouse.click(box.x + 5, box.y + 5);
  const frame = customer.page.frameLocator('iframe');
  const heading = frame.getByRole('heading', { name: 'Terms' });
  await expect(drawn(customer.page, 'highlight')).toBeVisible();
  expect(await beside(customer, 'highlight', heading)).toEqual(FRAMED);
  await frame.locator('html').evaluate(root => root.scrollTo(0, 12));
  await customer.page.evaluate(() => window.scrollTo(0, 30));
  await expect.poll(() => beside(customer, 'highlight', heading)).toEqual(FRAMED);
  await frame.locator('html').evaluate(root => root.scrollTo(0, 400));
  await expect(drawn(customer.page, 'highlight')).toBeHidden();
});
