import { type Agent, type Customer, expect, test } from '../harness/cobrowseTest.js';
import { HEAR_CONTROL, readSignals } from '../harness/readSignals.js';

const page = (title: string, body = '') => ({
  title,
  before: `${HEAR_CONTROL} window._genesys.cobrowse.navigationDelay = 1;`,
  body: `<h1>${title}</h1>${body}`,
});
const PAGES = { '/': page('Shop', '<a href="/next">Next</a>'), '/next': page('Next') };

const request = (agent: Agent) => agent.page.getByRole('button', { name: 'Request control' }).click();
const question = (customer: Customer) => customer.page.getByRole('dialog', { name: 'Co-browse' });
const answer = (customer: Customer, name: 'Yes' | 'No') =>
  question(customer).getByRole('button', { name }).click();
const modes = async (customer: Customer) =>
  (await readSignals(customer.page))
    .filter(({ name }) => name === 'onModeChanged')
    .map(({ argument }) => argument);

const join = async (customer: Customer, agent: Agent) => {
  await agent.join(await customer.startSession());
  await expect(agent.view.getByRole('heading', { name: 'Shop' })).toBeVisible();
};

test('[WRM1] the agent asks for control and the customer gives it; both sides see the mode', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const customer = await openCustomer((await openSite(PAGES)).url);
  await join(customer, agent);
  await expect(agent.page.getByText('Pointer Mode')).toBeVisible();
  await request(agent);
  await expect(agent.status).toHaveText('The customer is asked for control…');
  await answer(customer, 'Yes');
  await expect(agent.page.getByText('You have control of the page.')).toBeVisible();
  await expect(agent.page.getByText('Write Mode')).toBeVisible();
  await expect(customer.page.getByText('Agent has control over the page.', { exact: true })).toBeVisible();
  expect(await modes(customer)).toEqual([{ pointer: false, write: true }]);
});

test('[WRM2] a no leaves Pointer Mode, and the agent is told; a request can be taken back', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const customer = await openCustomer((await openSite(PAGES)).url);
  await join(customer, agent);
  await request(agent);
  await answer(customer, 'No');
  await expect(agent.page.getByText('The customer did not give you control.')).toBeVisible();
  await request(agent);
  await expect(question(customer)).toBeVisible();
  await agent.page.getByRole('button', { name: 'Cancel request' }).click();
  await expect(question(customer)).toBeHidden();
  await expect(agent.page.getByText('Pointer Mode')).toBeVisible();
  expect(await modes(customer)).toEqual([]);
});

test('[WRM3] the customer revokes control, or the agent gives it back', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const customer = await openCustomer((await openSite(PAGES)).url);
  await join(customer, agent);
  for (const end of [
    () => customer.page.getByRole('button', { name: 'Revoke control' }).click(),
    () => agent.page.getByRole('button', { name: 'Release control' }).click(),
  ]) {
    await request(agent);
    await answer(customer, 'Yes');
    await expect(agent.page.getByText('Write Mode')).toBeVisible();
    await end();
    await expect(agent.page.getByText('Pointer Mode')).toBeVisible();
    await expect(customer.page.getByRole('button', { name: 'Revoke control' })).toBeHidden();
  }
  expect(await modes(customer)).toHaveLength(4);
});

test('[WRM4] control goes on on the next page, and after the agent has reloaded', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const customer = await openCustomer((await openSite(PAGES)).url);
  await join(customer, agent);
  await request(agent);
  await answer(customer, 'Yes');
  await expect(agent.page.getByText('Write Mode')).toBeVisible();
  await customer.page.getByRole('link', { name: 'Next' }).click();
  await expect(agent.view.getByRole('heading', { name: 'Next' })).toBeVisible();
  await expect(agent.page.getByText('Write Mode')).toBeVisible();
  await expect(customer.page.getByRole('button', { name: 'Revoke control' })).toBeVisible();
  await agent.page.reload();
  await expect(agent.page.getByText('Write Mode')).toBeVisible();
});

test('[WRM25] while the customer types a password, the agent does not take the focus elsewhere', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const fields = '<input type="password" aria-label="Secret"><input aria-label="Open">';
  const customer = await openCustomer((await openSite({ '/': page('Shop', fields) })).url);
  await join(customer, agent);
  await request(agent);
  await answer(customer, 'Yes');
  await expect(agent.page.getByText('Write Mode')).toBeVisible();
  const secret = customer.page.getByLabel('Secret');
  const view = agent.page.getByRole('textbox', { name: /What you type goes to it/ });
  await secret.press('a');
  await view.focus();
  await agent.page.keyboard.press('Tab');
  await expect(agent.page.getByText('This content is hidden from you')).toBeVisible();
  await expect(secret).toBeFocused();
  // Who has stopped typing may be helped on.
  await expect(async () => {
    await agent.page.keyboard.press('Tab');
    await expect(customer.page.getByLabel('Open')).toBeFocused({ timeout: 500 });
  }).toPass();
});

test.describe('navigation by the agent', () => {
  test('[WRM10] leads to an address, back, forward and to the same page again, told before', async ({
    openSite,
    openCustomer,
    agent,
  }) => {
    const site = await openSite(PAGES);
    const customer = await openCustomer(site.url);
    await join(customer, agent);
    await request(agent);
    await answer(customer, 'Yes');
    const address = agent.page.getByRole('textbox', { name: "Open an address in the customer's page" });
    await address.fill('/next');
    await address.press('Enter');
    await expect(agent.view.getByRole('heading', { name: 'Next' })).toBeVisible();
    expect(new URL(customer.page.url()).pathname).toBe('/next');
    const press = (name: string) => agent.page.getByRole('button', { name, exact: true }).click();
    await press('Back');
    await expect(agent.view.getByRole('heading', { name: 'Shop' })).toBeVisible();
    await press('Forward');
    await expect(agent.view.getByRole('heading', { name: 'Next' })).toBeVisible();
    const reloaded = customer.page.waitForEvent('domcontentloaded');
    await press('Refresh');
    await expect(customer.page.getByText(/^Representative has refreshed the page/)).toBeVisible();
    await reloaded;
    await expect(agent.view.getByRole('heading', { name: 'Next' })).toBeVisible();
  });

  test('[WRM11] that leads nowhere is told on both sides', async ({ openSite, openCustomer, agent }) => {
    const customer = await openCustomer((await openSite(PAGES)).url);
    await join(customer, agent);
    await request(agent);
    await answer(customer, 'Yes');
    await agent.page.getByRole('button', { name: 'Forward', exact: true }).click();
    await expect(agent.page.getByText('This is not possible here.')).toBeVisible();
    for (const url of ['https://elsewhere.example/', 'javascript:alert(1)', 'data:text/html,x', 'blob:x']) {
      const address = agent.page.getByRole('textbox', { name: "Open an address in the customer's page" });
      await address.fill(url);
      await address.press('Enter');
      await expect(
        agent.page.getByText('The site does not let representatives open this address.'),
      ).toBeVisible();
    }
    await customer.page.waitForFunction(
      () => (window.heard ?? []).filter(({ name }) => name === 'onNavigationFailed').length === 5,
    );
    expect((await readSignals(customer.page)).map(({ name }) => name)).not.toContain('onAgentNavigated');
  });
});
