import { expect, openAgent, test } from '../harness/cobrowseTest.js';
import { HEAR_SIGNALS, readEndReason, readSignals } from '../harness/readSignals.js';

const PAGES = { '/': { before: HEAR_SIGNALS, body: '<h1>Shop</h1>' } };

test('[LIFE17] the agent did not join: inactivityTimeout', async ({
  openServer,
  openSite,
  openCustomer,
  agent,
}) => {
  const server = await openServer({ INACTIVITY_TIMEOUT: '2' });
  const site = await openSite(PAGES, server.url);
  const customer = await openCustomer(site.url);
  const token = await customer.startSession();
  await expect.poll(() => readEndReason(customer.page)).toBe('inactivityTimeout');
  await expect(customer.page.getByText('Session timed out. Co-browse is now terminated.')).toBeVisible();
  await expect(customer.page.getByText(/Session ID/)).toBeHidden();
  await agent.join(token);
  await expect(agent.page.getByRole('alert')).toBeVisible();
});

test('[LIFE18] the customer stays away too long: the agent is told, and the customer who comes back hears timeout', async ({
  openServer,
  openSite,
  openCustomer,
  browser,
}) => {
  const server = await openServer({ MAX_OFFLINE_DURATION: '2' });
  const site = await openSite(PAGES, server.url);
  const customer = await openCustomer(site.url);
  const context = await browser.newContext();
  const agent = await openAgent(context, server.url);
  await agent.join(await customer.startSession());
  await expect(agent.status).toHaveText('Live');
  await customer.page.goto('about:blank');
  await expect(agent.status).toContainText('away');
  await expect(agent.page.getByRole('textbox', { name: 'Session ID' })).toBeVisible();
  await customer.page.goto(site.url);
  await expect.poll(() => readEndReason(customer.page)).toBe('timeout');
  await expect(customer.page.getByText('Session timed out. Co-browse is now terminated.')).toBeVisible();
  expect((await readSignals(customer.page))[0]).toEqual({ name: 'onInitialized', argument: null });
  await context.close();
});

test('[LIFE18] a reference older than maxOfflineDuration is not even tried', async ({
  openSite,
  openCustomer,
}) => {
  const before = `${HEAR_SIGNALS} window._genesys.cobrowse.maxOfflineDuration = 60;`;
  const site = await openSite({ '/': { before } });
  const customer = await openCustomer(site.url);
  await customer.startSession();
  await customer.page.goto('about:blank');
  // The clock of the next page says that two minutes have passed.
  await customer.page.clock.setFixedTime(Date.now() + 120_000);
  await customer.page.goto(site.url);
  await expect.poll(() => readEndReason(customer.page)).toBe('timeout');
});

test('[LIFE19] the agent stays away too long: external', async ({
  openServer,
  openSite,
  openCustomer,
  browser,
}) => {
  const server = await openServer({ AGENT_AWAY_TIMEOUT: '2' });
  const site = await openSite(PAGES, server.url);
  const customer = await openCustomer(site.url);
  const context = await browser.newContext();
  const agent = await openAgent(context, server.url);
  await agent.join(await customer.startSession());
  await expect(agent.status).toHaveText('Live');
  await context.close();
  await expect.poll(() => readEndReason(customer.page)).toBe('external');
});
