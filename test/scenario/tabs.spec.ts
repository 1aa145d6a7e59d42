import { expect, expectMirrored, readToken, test } from '../harness/cobrowseTest.js';
import { HEAR_SIGNALS, readEndReason, readSignals } from '../harness/readSignals.js';

const PAGES = {
  '/': {
    before: HEAR_SIGNALS,
    body: '<h1>First</h1><a href="/second" target="_blank" rel="noopener">Second</a>',
  },
  '/second': { before: HEAR_SIGNALS, body: '<h1>Second</h1>' },
};

test('[KEEP6] a second tab takes part in the session: the one in front is shown', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const site = await openSite(PAGES);
  const customer = await openCustomer(site.url);
  const token = await customer.startSession();
  await agent.join(token);
  await expect(agent.view.getByRole('heading', { name: 'First' })).toBeVisible();

  const opening = customer.page.context().waitForEvent('page');
  await customer.page.getByRole('link', { name: 'Second' }).click();
  const second = await opening;
  await expect(agent.view.getByRole('heading', { name: 'Second' })).toBeVisible();
  expect(await readToken(second)).toBe(token);
  await expectMirrored({ ...customer, page: second }, agent);

  // Back to the first: it claims the view when it gets the focus.
  await customer.page.bringToFront();
  await customer.page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(agent.view.getByRole('heading', { name: 'First' })).toBeVisible();
  await expectMirrored(customer, agent);

  await second.close();
  await expect(agent.status).toHaveText('Live');
  await customer.page.getByRole('button', { name: 'Exit Co-browse session' }).click();
  await expect(agent.page.getByRole('textbox', { name: 'Session ID' })).toBeVisible();
});

test('[KEEP7] a tab that was open before hears of a session begun in another, and of its end', async ({
  openSite,
  openCustomer,
}) => {
  const site = await openSite(PAGES);
  const customer = await openCustomer(site.url);
  const other = await customer.page.context().newPage();
  await other.goto(`${site.url}/second`);
  const token = await customer.startSession();
  expect(await readToken(other)).toBe(token);
  expect((await readSignals(other)).map(({ name }) => name)).toEqual([
    'onInitialized',
    'onSessionStarted',
    'onConnected',
  ]);
  await customer.page.getByRole('button', { name: 'Exit Co-browse session' }).click();
  await expect.poll(() => readEndReason(other)).toBe('self');
});
