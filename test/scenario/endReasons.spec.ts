import type { Page } from '@playwright/test';
import { readConfig } from '../../server/src/config/readConfig.js';
import { createMemoryRegistry } from '../../server/src/sessions/memoryRegistry.js';
import { startServer } from '../../server/src/start.js';
import { expect, openAgent, test } from '../harness/cobrowseTest.js';
import { HEAR_SIGNALS, readEndReason, readSignals } from '../harness/readSignals.js';

const PAGES = { '/': { title: 'Shop', before: HEAR_SIGNALS, body: '<h1>Shop</h1>' } };

/** Presses the start button and answers yes. */
async function pressStart(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Share this page' }).click();
  await page.getByRole('dialog', { name: 'Co-browse' }).getByRole('button', { name: 'Yes' }).click();
}

test('[LIFE6] [LIFE30] the customer exits: both are told, and the session cannot be joined again', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const site = await openSite(PAGES);
  const customer = await openCustomer(site.url);
  const token = await customer.startSession();
  await agent.join(token);
  await expect(agent.status).toHaveText('Live');
  await customer.page.getByRole('button', { name: 'Exit Co-browse session' }).click();
  await expect(
    customer.page.getByText('You have left the session. Co-browse is now terminated.'),
  ).toBeVisible();
  await expect(agent.status).toContainText('customer');
  await expect(agent.page.locator('iframe[title="Customer page"]')).toBeHidden();
  expect(await readEndReason(customer.page)).toBe('self');
  await agent.join(token);
  await expect(agent.page.getByRole('alert')).toContainText(/ended/i);
  await customer.page.reload();
  await customer.page.waitForFunction(() => (window.heard?.length ?? 0) > 0);
  expect(await readSignals(customer.page)).toEqual([{ name: 'onInitialized', argument: null }]);
});

test('[LIFE6] [LIFE30] exitSession() of the api ends the session', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const site = await openSite(PAGES);
  const customer = await openCustomer(site.url);
  await agent.join(await customer.startSession());
  await expect(agent.status).toHaveText('Live');
  await customer.page.evaluate('api.exitSession()');
  await expect(agent.page.getByRole('textbox', { name: 'Session ID' })).toBeVisible();
  expect(await readEndReason(customer.page)).toBe('self');
});

test('[LIFE30] self: the Exit button in one tab ends the session in all tabs', async ({
  openSite,
  openCustomer,
}) => {
  const site = await openSite(PAGES);
  const customer = await openCustomer(site.url);
  const other = await customer.page.context().newPage();
  await other.goto(site.url);
  await customer.startSession();
  await other.getByRole('button', { name: 'Exit Co-browse session' }).click();
  for (const page of [other, customer.page]) await expect.poll(() => readEndReason(page)).toBe('self');
});

test('[LIFE6] [LIFE31] the representative exits: both are told', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const site = await openSite(PAGES);
  const customer = await openCustomer(site.url);
  await agent.join(await customer.startSession());
  await agent.page.getByRole('button', { name: 'Exit session' }).click();
  await expect(
    customer.page.getByText('Representative has left the session. Co-browse is now terminated.'),
  ).toBeVisible();
  expect(await readEndReason(customer.page)).toBe('external');
  await expect(agent.page.getByRole('textbox', { name: 'Session ID' })).toBeVisible();
});

test('[LIFE19] [LIFE31] the agent stays away too long: external', async ({
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

test('[LIFE18] [LIFE32] the customer stays away too long: the agent is told, and the customer who comes back hears timeout', async ({
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

test('[LIFE18] [LIFE32] a reference older than maxOfflineDuration is not even tried', async ({
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

test('[LIFE32] timeout: the session is forgotten by the server when the customer comes back', async ({
  openServer,
  openSite,
  openCustomer,
}) => {
  const server = await openServer();
  const site = await openSite(PAGES, server.url);
  const customer = await openCustomer(site.url);
  await customer.startSession();
  await customer.page.goto('about:blank');
  // Another server under the same address, as after an operator has removed its data.
  await server.stop();
  await server.start();
  await customer.page.goto(site.url);
  await expect.poll(() => readEndReason(customer.page)).toBe('timeout');
});

test('[LIFE17] [LIFE33] the agent did not join: inactivityTimeout', async ({
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

test('[LIFE15] [LIFE34] a server that cannot be reached gives serverUnavailable within 20 s, and the page works as before', async ({
  openProxy,
  openSite,
  openCustomer,
}) => {
  const proxy = await openProxy();
  const site = await openSite(
    { '/': { before: HEAR_SIGNALS, body: '<button onclick="this.textContent=\'worked\'">Try</button>' } },
    proxy.url,
  );
  const { page } = await openCustomer(site.url);
  await page.waitForFunction(() => (window.heard?.length ?? 0) > 0);
  proxy.close();
  const begun = Date.now();
  await page.getByRole('button', { name: 'Share this page' }).click();
  await expect.poll(() => readEndReason(page), { timeout: 22_000 }).toBe('serverUnavailable');
  expect(Date.now() - begun).toBeLessThan(21_500);
  await expect(page.getByText('Could not reach Co-browse server')).toBeVisible();
  await page.getByRole('button', { name: 'Try' }).click();
  await expect(page.getByRole('button', { name: 'worked' })).toBeVisible();

  proxy.open();
  await page.getByRole('button', { name: 'Share this page' }).click();
  await expect(page.getByRole('dialog', { name: 'Co-browse' })).toBeVisible();
});

test('[LIFE15] [LIFE34] the same when the server goes away after the question', async ({
  openProxy,
  openSite,
  openCustomer,
}) => {
  const proxy = await openProxy();
  const site = await openSite({ '/': { before: HEAR_SIGNALS } }, proxy.url);
  const { page } = await openCustomer(site.url);
  await page.getByRole('button', { name: 'Share this page' }).click();
  const question = page.getByRole('dialog', { name: 'Co-browse' });
  await expect(question).toBeVisible();
  proxy.close();
  await question.getByRole('button', { name: 'Yes' }).click();
  await expect.poll(() => readEndReason(page), { timeout: 22_000 }).toBe('serverUnavailable');
  await expect(page.getByText('Could not reach Co-browse server')).toBeVisible();
});

test('[LIFE34] serverUnavailable: a session is given up when the server stays away for maxOfflineDuration', async ({
  openProxy,
  openSite,
  openCustomer,
  agent,
}) => {
  const proxy = await openProxy();
  const before = `${HEAR_SIGNALS} window._genesys.cobrowse.maxOfflineDuration = 2;`;
  const site = await openSite({ '/': { before } }, proxy.url);
  const customer = await openCustomer(site.url);
  await agent.join(await customer.startSession());
  await expect(agent.status).toHaveText('Live');
  proxy.close();
  await expect(customer.page.getByText('Connection lost. Reconnecting…')).toBeVisible();
  await expect.poll(() => readEndReason(customer.page)).toBe('serverUnavailable');
  await expect(customer.page.getByText('Could not reach Co-browse server')).toBeVisible();
  await expect(customer.page.getByText(/Session ID/)).toBeHidden();
});

test('[LIFE7] [LIFE35] an agent in a session cannot join a second: both learn why, the first session goes on', async ({
  openSite,
  openCustomer,
  agent,
  server,
}) => {
  const site = await openSite(PAGES);
  const first = await openCustomer(site.url);
  const second = await openCustomer(site.url);
  await agent.join(await first.startSession());
  await expect(agent.status).toHaveText('Live');
  // Another window of the same representative.
  const again = await openAgent(agent.page.context(), server.url);
  await again.join(await second.startSession());
  await expect(again.page.getByRole('alert')).toContainText(/already in (another )?session/i);
  await expect(
    second.page.getByText('Representative is currently busy with another Co-browse session'),
  ).toBeVisible();
  expect(await readEndReason(second.page)).toBe('sessionsOverLimit');
  await expect(agent.status).toHaveText('Live');
});

test('[LIFE36] error: the server does not know the origin of the page', async ({
  openSite,
  openCustomer,
}) => {
  const read = readConfig({ PORT: '0', LOG_LEVEL: 'silent', ALLOWED_ORIGINS: 'https://www.example.com' });
  if (!read.ok) throw new Error(read.problems.join());
  // The program cannot run like this without a login for agents; a company's own program can.
  const server = await startServer(read.config, {
    registry: createMemoryRegistry(),
    authenticateAgent: async () => ({ ok: false }),
  });
  try {
    const site = await openSite(PAGES, server.url.replace(/\/$/, ''));
    const { page } = await openCustomer(site.url);
    await pressStart(page);
    await expect.poll(() => readEndReason(page)).toBe('error');
    await expect(page.getByText('Unexpected error occured. Co-browse is now terminated.')).toBeVisible();
  } finally {
    await server.stop();
  }
});

test('[LIFE36] error: the server takes no more sessions', async ({ openServer, openSite, openCustomer }) => {
  const server = await openServer({ MAX_SESSIONS: '1' });
  const site = await openSite(PAGES, server.url);
  const first = await openCustomer(site.url);
  await first.startSession();
  const { page } = await openCustomer(site.url);
  await pressStart(page);
  await expect.poll(() => readEndReason(page)).toBe('error');
  expect(await readEndReason(first.page)).toBe('');
});

test('[LIFE36] error: the recorder cannot be loaded; both sides are told', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const site = await openSite(PAGES);
  const customer = await openCustomer(site.url);
  await customer.page.route(/gcb-recorder/, route => route.abort());
  await agent.join(await customer.startSession());
  await expect.poll(() => readEndReason(customer.page)).toBe('error');
  await expect(
    customer.page.getByText('Unexpected error occured. Co-browse is now terminated.'),
  ).toBeVisible();
  await expect(agent.page.getByRole('textbox', { name: 'Session ID' })).toBeVisible();
});
