import { readConfig } from '../../server/src/config/readConfig.js';
import { createMemoryRegistry } from '../../server/src/sessions/memoryRegistry.js';
import { startServer } from '../../server/src/start.js';
import { type Agent, type Customer, expect, test } from '../harness/cobrowseTest.js';

const PAGES = { '/': { title: 'Shop', body: '<h1>Shop</h1><button id="buy">Buy</button>' } };

const request = (agent: Agent) => agent.page.getByRole('button', { name: 'Request control' });
const allow = (customer: Customer) =>
  customer.page.getByRole('dialog', { name: 'Co-browse' }).getByRole('button', { name: 'Yes' }).click();
const seesPage = (agent: Agent) => expect(agent.view.getByRole('heading', { name: 'Shop' })).toBeVisible();

async function pointAt(agent: Agent): Promise<void> {
  const box = await agent.view.getByRole('button', { name: 'Buy' }).boundingBox();
  if (!box) throw new Error('the button has no box');
  await agent.page.mouse.move(box.x + 2, box.y + 2);
  await agent.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
}

test('[CTM5] several agents point, one at a time controls, and one who leaves leaves the others there', async ({
  openServer,
  openSite,
  openCustomer,
  openAgent,
}) => {
  const server = await openServer({ MAX_AGENTS_PER_SESSION: '2' });
  const customer = await openCustomer((await openSite(PAGES, server.url)).url);
  const token = await customer.startSession();
  const ann = await openAgent(server.url);
  const bob = await openAgent(server.url);
  for (const agent of [ann, bob]) {
    await agent.join(token);
    await seesPage(agent);
  }
  for (const agent of [ann, bob]) await pointAt(agent);
  const pointers = customer.page.getByText('Representative', { exact: true }).filter({ visible: true });
  await expect(pointers).toHaveCount(2);
  const colors = await pointers.evaluateAll(all => all.map(each => getComputedStyle(each).backgroundColor));
  expect(new Set(colors).size).toBe(2);

  await request(ann).click();
  await allow(customer);
  await expect(ann.page.getByText('Write Mode')).toBeVisible();
  await expect(bob.status).toContainText('Another representative has control');
  // Handed over by a further request.
  await request(bob).click();
  await allow(customer);
  await expect(bob.page.getByText('Write Mode')).toBeVisible();
  await expect(ann.page.getByText('Pointer Mode')).toBeVisible();
  await expect(ann.status).toContainText('Another representative has control');

  await bob.page.getByRole('button', { name: 'Exit session' }).click();
  await expect(bob.status).toHaveText('Not in a session');
  await expect(ann.status).toHaveText('Live');
  await expect(customer.page.getByRole('button', { name: 'Revoke control' })).toBeHidden();
  await pointAt(ann);
  await expect(pointers).toHaveCount(1);
  await customer.page.evaluate(() => document.body.append('still shown'));
  await expect(ann.view.getByText('still shown')).toBeVisible();
  await request(ann).click();
  await allow(customer);
  await expect(ann.page.getByText('Write Mode')).toBeVisible();
});

test('[CTM10] a supervisor watches and points, without control', async ({
  openSite,
  openCustomer,
  openAgent,
}) => {
  const read = readConfig({ PORT: '0', MAX_AGENTS_PER_SESSION: '2', LOG_LEVEL: 'warn' });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  let first: string | undefined;
  const server = await startServer(read.config, {
    registry: createMemoryRegistry(),
    async authenticateAgent({ agent }) {
      if (!agent) return { ok: false };
      first ??= agent.id;
      return { ok: true, agent, mayControl: agent.id === first };
    },
  });
  try {
    const url = server.url.replace(/\/$/, '');
    const customer = await openCustomer((await openSite(PAGES, url)).url);
    const token = await customer.startSession();
    const ann = await openAgent(url);
    await ann.join(token);
    await seesPage(ann);
    const boss = await openAgent(url);
    await boss.join(token);
    await seesPage(boss);
    await expect(request(boss)).toBeHidden();
    await pointAt(boss);
    await expect(
      customer.page.getByText('Representative', { exact: true }).filter({ visible: true }),
    ).toHaveCount(1);
    await request(ann).click();
    await allow(customer);
    await expect(boss.status).toContainText('Another representative has control');
    await expect(request(boss)).toBeHidden();
  } finally {
    await server.stop();
  }
});
