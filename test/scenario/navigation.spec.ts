import type { Page } from '@playwright/test';
import { expect, expectMirrored, test } from '../harness/cobrowseTest.js';

const main = (page: Page) => page.getByRole('navigation', { name: 'Main' });
const follow = (name: string) => (page: Page) => main(page).getByRole('link', { name, exact: true }).click();
const inPlanner = (name: string) => (page: Page) =>
  page.getByRole('navigation', { name: 'Planner' }).getByRole('link', { name, exact: true }).click();

/** Twenty ways from page to page, as customers go them; each says what must be seen afterwards. */
const WAYS: [string, (page: Page) => Promise<unknown>, RegExp][] = [
  ['link to Accounts', follow('Accounts'), /accounts/i],
  ['link to Apply', follow('Apply'), /open an account/i],
  ['back', page => page.goBack(), /accounts/i],
  ['forward', page => page.goForward(), /open an account/i],
  ['reload', page => page.reload(), /open an account/i],
  ['form post', submitApplication, /received|thank/i],
  ['link to Home', follow('Home'), /./],
  ['link to Planner', follow('Planner'), /your plan/i],
  ['route to Goals', inPlanner('Goals'), /goals/i],
  ['route to Budget', inPlanner('Budget'), /budget/i],
  ['back between routes', page => page.goBack(), /goals/i],
  ['forward between routes', page => page.goForward(), /budget/i],
  ['reload of a route', page => page.reload(), /budget/i],
  ['link to Branches', follow('Branches'), /branch/i],
  ['link to Support', follow('Support'), /support|help/i],
  ['address typed', page => page.goto(new URL('/accounts.html', page.url()).href), /accounts/i],
  ['location.replace', page => leave(page, "location.replace('/support.html')"), /support|help/i],
  ['back out of the site’s page', page => page.goBack(), /./],
  ['reload', page => page.reload(), /./],
  ['link to Home', follow('Home'), /./],
];

async function submitApplication(page: Page): Promise<void> {
  await page.getByLabel('Full name').fill('Grace Hopper');
  await page.getByLabel('Email').fill('grace@example.test');
  await page.getByLabel('Password').fill('correct horse');
  await page.getByLabel('Date of birth').fill('1990-12-09');
  await page.getByLabel('Country').selectOption({ index: 3 });
  await page.getByLabel('Everyday').check();
  await page.getByRole('button', { name: 'Send application' }).click();
  await page.waitForURL('**/application-received.html');
}

async function leave(page: Page, script: string): Promise<void> {
  const gone = page.waitForNavigation();
  await page.evaluate(script);
  await gone;
}

test('[LIFE20] through twenty navigations the console never loses the session', async ({
  customer,
  agent,
}) => {
  test.setTimeout(180_000);
  const token = await customer.startSession();
  await agent.join(token);
  await expect(agent.status).toHaveText('Live');
  for (const [name, go, heading] of WAYS) {
    await test.step(name, async () => {
      await go(customer.page);
      const title =
        (await customer.page.getByRole('heading', { level: 1 }).first().textContent())?.trim() ?? '';
      expect(title).toMatch(heading);
      await expect(agent.view.getByRole('heading', { level: 1 }).first()).toHaveText(title);
      await expect(agent.page.getByText(customer.page.url(), { exact: true })).toBeVisible();
      await expect(agent.page.getByRole('button', { name: 'Exit session' })).toBeVisible();
    });
  }
  await expect(agent.status).toHaveText('Live');
  await expectMirrored(customer, agent);
  await expect(customer.page.getByText(`Session ID: ${token}`)).toBeVisible();
});

test('[LIFE21] the demo’s pages are mirrored whole: form, table, frame, shadow DOM, dialog, routes', async ({
  openCustomer,
  agent,
}) => {
  const customer = await openCustomer('/apply.html');
  const { page } = customer;
  await agent.join(await customer.startSession());
  await expectMirrored(customer, agent);

  await page.getByLabel('Full name').fill('Grace Hopper');
  await page.getByLabel('Password').fill('correct horse');
  await page.getByLabel('Date of birth').fill('1990-12-09');
  await page.getByLabel('Country').selectOption({ index: 3 });
  await page.getByLabel('Savings').check();
  await page.getByLabel('Newsletter').check();
  await page.getByLabel('Interests').selectOption([{ index: 2 }]);
  await page.getByLabel('About you').fill('One\nTwo');
  await expectMirrored(customer, agent);
  // Its label leads nowhere in the view: an id may be content, and is not sent of what is masked.
  await expect(agent.view.locator('input[type="password"]')).toHaveValue('********');

  await follow('Branches')(page);
  const frame = page.frameLocator('iframe[title="Branch map"]');
  await frame.getByLabel('Search branches').fill('a');
  await frame.getByRole('button').first().click();
  await expectMirrored(customer, agent);

  await follow('Support')(page);
  // Loaded: before its script has run nobody hears the button.
  await page.waitForURL(/support/);
  await page.getByRole('button', { name: 'Contact us' }).click();
  await expect(agent.view.getByRole('dialog')).toBeVisible();
  await page.getByRole('dialog').getByLabel('Message').fill('How?');
  await expectMirrored(customer, agent);
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await page
    .getByRole('group', { name: 'Rating for Maren Holt' })
    .getByRole('button', { name: '4 stars' })
    .click();
  await page.locator('summary').first().click();
  await expectMirrored(customer, agent);

  await follow('Planner')(page);
  await inPlanner('Goals')(page);
  await page.getByLabel('Goal name').fill('A boat');
  await page.getByRole('button', { name: 'Add goal' }).click();
  await expect(agent.view.getByText('A boat').first()).toBeVisible();
  await expectMirrored(customer, agent);
});

test('[LIFE23] a form that is reset, and an address that changes without a new page, are seen', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const body = `<h1>Form</h1><form id="form"><input aria-label="Name" value="given"><input type="checkbox" aria-label="Agree">
    <input type="password" aria-label="Secret"><button type="reset">Reset</button></form>`;
  const site = await openSite({ '/': { body } });
  const customer = await openCustomer(site.url);
  await agent.join(await customer.startSession());
  await customer.page.getByLabel('Name').fill('typed');
  await customer.page.getByLabel('Agree').check();
  await customer.page.getByLabel('Secret').fill('swordfish');
  await expectMirrored(customer, agent);
  await customer.page.getByRole('button', { name: 'Reset' }).click();
  await expect(agent.view.getByLabel('Name')).toHaveValue('given');
  await expect(agent.view.getByLabel('Agree')).not.toBeChecked();
  await expectMirrored(customer, agent);
  await customer.page.evaluate(() => {
    history.pushState({}, '', '/route?step=2');
    document.body.append('routed');
  });
  // Without what a query may say of the customer.
  await expect(agent.page.getByText(`${site.url}/route`, { exact: true })).toBeVisible();
});

test('[LIFE22] scrolling inside of the page is seen, and the table updates by itself', async ({
  openCustomer,
  agent,
}) => {
  const customer = await openCustomer('/accounts.html');
  await agent.join(await customer.startSession());
  const region = customer.page.getByRole('region', { name: 'Statements' });
  await region.evaluate(element => {
    element.scrollTop = 120;
  });
  const seen = () =>
    agent.view.getByRole('region', { name: 'Statements' }).evaluate(({ scrollTop }) => scrollTop);
  await expect.poll(seen).toBe(120);
  const firstRow = () => agent.view.locator('tbody tr').first().textContent();
  const before = await firstRow();
  await expect.poll(firstRow).not.toBe(before);
});
