import type { Page } from '@playwright/test';
import { expect, expectMirrored, readToken, test } from '../harness/cobrowseTest.js';
import { HEAR_SIGNALS, readEndReason, readSignals } from '../harness/readSignals.js';

declare global {
  interface Window {
    /** How often the page came out of the back/forward cache. */
    cameBack?: number;
  }
}

// Playwright switches the cache off unless it is told not to.
test.use({
  launchOptions: async ({ launchOptions }, use) =>
    use({ ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] }),
});

const COUNT = `window.cameBack = 0; addEventListener('pageshow', function (event) { if (event.persisted) cameBack += 1; });`;
const page = (title: string, options = '') => ({
  before: `${COUNT}${HEAR_SIGNALS}${options}`,
  body: `<h1>${title}</h1>`,
});
const KEEP = '_genesys.cobrowse.disableBackForwardCache = false;';

/** Playwright waits for a load that does not come when a page comes out of the cache. */
async function goBack(it: Page, title: string): Promise<void> {
  await it.evaluate(() => history.back());
  await expect(it.getByRole('heading', { name: title })).toBeVisible();
}
const cameBack = (it: Page) => it.evaluate(() => window.cameBack);

test('[LOAD1] going back during a session loads the page anew, and the session goes on', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const site = await openSite({ '/': page('First'), '/second': page('Second') });
  const customer = await openCustomer(site.url);
  const token = await customer.startSession();
  await agent.join(token);
  await customer.page.goto(`${site.url}/second`);
  await expect(agent.view.getByRole('heading', { name: 'Second' })).toBeVisible();
  await goBack(customer.page, 'First');
  await expect.poll(async () => (await readSignals(customer.page))[0]?.name).toBe('onInitialized');
  await expect.poll(() => cameBack(customer.page)).toBe(0);
  expect(await readToken(customer.page)).toBe(token);
  await expectMirrored(customer, agent);
});

test('[LOAD2] with disableBackForwardCache: false the page itself comes back, and goes on', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const site = await openSite({ '/': page('First', KEEP), '/second': page('Second', KEEP) });
  const customer = await openCustomer(site.url);
  const token = await customer.startSession();
  await agent.join(token);
  await expectMirrored(customer, agent);
  await customer.page.goto(`${site.url}/second`);
  await expect(agent.view.getByRole('heading', { name: 'Second' })).toBeVisible();
  await goBack(customer.page, 'First');
  await expect.poll(() => cameBack(customer.page)).toBe(1);
  await expect(agent.view.getByRole('heading', { name: 'First' })).toBeVisible();
  await customer.page.locator('h1').evaluate(element => element.replaceChildren('First again'));
  await expect(agent.view.getByRole('heading', { name: 'First again' })).toBeVisible();
  await expectMirrored(customer, agent);
});

test('[LOAD2] such a page learns that the session has ended meanwhile', async ({
  openSite,
  openCustomer,
}) => {
  const site = await openSite({ '/': page('First', KEEP), '/second': page('Second', KEEP) });
  const customer = await openCustomer(site.url);
  const token = await customer.startSession();
  await customer.page.goto(`${site.url}/second`);
  expect(await readToken(customer.page)).toBe(token);
  await customer.page.getByRole('button', { name: 'Exit Co-browse session' }).click();
  await expect.poll(() => readEndReason(customer.page)).toBe('self');
  await goBack(customer.page, 'First');
  await expect.poll(() => cameBack(customer.page)).toBe(1);
  await expect.poll(() => readEndReason(customer.page)).toBe('self');
});

test('[LOAD4] a page from the cache takes part in a session that began after it was left', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const site = await openSite({ '/': page('First'), '/second': page('Second') });
  const customer = await openCustomer(site.url);
  await customer.page.goto(`${site.url}/second`);
  const token = await customer.startSession();
  await agent.join(token);
  await goBack(customer.page, 'First');
  await expect.poll(() => cameBack(customer.page)).toBe(1);
  expect(await readToken(customer.page)).toBe(token);
  await expectMirrored(customer, agent);
});
