import type { Page } from '@playwright/test';
import { type Agent, expectMirrored, readToken } from '../harness/cobrowseTest.js';
import { card, notice, question, startButton, startSharing } from '../harness/customUi.js';
import { expect, test } from '../harness/exampleTest.js';
import { expectAccessible } from '../harness/expectAccessible.js';

/** What would be elements of the custom interface in the agent's view. */
/** The example's interface; not the page's own fields, which it marks when they are masked. */
const OURS = '[class*="cb"]:not(.cb-masked), dialog, [id^="help"]';

const live = (agent: Agent) => expect(agent.status).toHaveText('Live');

test.describe('examples/custom-ui', () => {
  test('[EX1] asks first; "Not now" starts nothing and says to call', async ({
    openCustomUi,
    openVisitor,
  }) => {
    const page = await openVisitor((await openCustomUi()).url);
    const sockets: string[] = [];
    page.on('websocket', socket => sockets.push(socket.url()));
    await startButton(page).click();
    await expect(question(page)).toContainText('nothing else on your computer');
    await question(page).getByRole('button', { name: 'Not now' }).click();
    await expect(notice(page)).toContainText('Please call us first');
    await expect(startButton(page)).toBeVisible();
    await expect(card(page)).toBeHidden();
    expect(sockets).toEqual([]);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });

  test('[EX2] [EX3] [EX4] [EX24] a whole session: number, copy, join, the next page, exit; agents see none of it', async ({
    openCustomUi,
    openVisitor,
    agent,
  }) => {
    const page = await openVisitor((await openCustomUi()).url);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const number = await startSharing(page);
    await expect(startButton(page)).toBeHidden();
    await expect(card(page)).toContainText('Read our crew this number');
    await card(page).getByRole('button', { name: 'Copy the number' }).click();
    await expect(notice(page)).toContainText('Number copied.');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(number.replaceAll(' ', ''));

    await agent.join(number);
    await live(agent);
    await expect(card(page)).toContainText('Our crew sees this page');
    await expect(notice(page)).toContainText('A crew member has joined');
    await expect(agent.view.getByRole('heading', { name: 'Today from Marram Quay' })).toBeVisible();
    // The body: the style sheet in the head is the site's own and may be seen.
    const ours = /Our crew sees|Get help on this page|Showing this page|crew member has joined|cb-/;
    expect(await page.locator('body').innerHTML()).toMatch(ours);
    expect(await agent.view.locator('body').innerHTML()).not.toMatch(ours);
    await expect(agent.view.locator(OURS)).toHaveCount(0);

    await page.getByRole('link', { name: 'Book Little Holm' }).click();
    await expect(page.getByRole('heading', { name: 'Your booking' })).toBeVisible();
    await expect(card(page)).toContainText('Our crew sees this page');
    await expect(card(page)).toContainText(number);
    await expect(startButton(page)).toBeHidden();
    await page.getByLabel('Full name').fill('Grace Hopper');
    await expect(agent.view.getByLabel('Full name')).toHaveValue('Grace Hopper');
    await expect(agent.view.locator(OURS)).toHaveCount(0);
    await live(agent);

    await card(page).getByRole('button', { name: 'Stop showing' }).click();
    await expect(notice(page)).toContainText('You stopped showing this page.');
    await expect(card(page)).toBeHidden();
    await expect(startButton(page)).toBeVisible();
    await expect(agent.page.getByRole('textbox', { name: 'Session ID' })).toBeVisible();
  });

  test('[EX3] a start that takes its time can be taken back', async ({
    openCustomUi,
    openVisitor,
    openProxy,
  }) => {
    const proxy = await openProxy();
    const page = await openVisitor((await openCustomUi(proxy.url)).url, /Failed to load resource|WebSocket/);
    await expect(startButton(page)).toBeVisible();
    proxy.close();
    await startButton(page).click();
    await question(page).getByRole('button', { name: 'I am on the phone: show it' }).click();
    await expect(card(page)).toContainText('Connecting…');
    await card(page).getByRole('button', { name: 'Cancel' }).click();
    await expect(card(page)).toBeHidden();
    await expect(startButton(page)).toBeVisible();
  });

  test('[EX5] an agent who leaves has a sentence', async ({ openCustomUi, openVisitor, agent }) => {
    const page = await openVisitor((await openCustomUi()).url);
    await agent.join(await startSharing(page));
    await live(agent);
    await agent.page.getByRole('button', { name: 'Exit session' }).click();
    await expect(notice(page)).toContainText('Our crew has ended the session.');
    await expect(startButton(page)).toBeVisible();
  });

  test('[EX5] an agent who never came has another', async ({ openCustomUi, openVisitor, openServer }) => {
    const { url } = await openServer({ INACTIVITY_TIMEOUT: '1' });
    const page = await openVisitor((await openCustomUi(url)).url);
    await startButton(page).click();
    await question(page).getByRole('button', { name: 'I am on the phone: show it' }).click();
    await expect(notice(page)).toContainText('Nobody joined in time');
    await expect(startButton(page)).toBeVisible();
  });

  test('[EX11] the keyboard alone is enough, and the focus is never lost', async ({
    openCustomUi,
    openVisitor,
    agent,
  }) => {
    const page = await openVisitor((await openCustomUi()).url);
    await startButton(page).focus();
    await page.keyboard.press('Enter');
    await expect(question(page).getByRole('button', { name: 'I am on the phone: show it' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(question(page)).toBeHidden();
    await expect(startButton(page)).toBeFocused();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect(card(page)).toBeFocused();
    await expect(card(page)).toContainText(/\d{3} \d{3} \d{3}/);
    await page.keyboard.press('Tab');
    await expect(card(page).getByRole('button', { name: 'Copy the number' })).toBeFocused();
    // Its button goes when somebody has joined.
    await agent.join(
      await card(page)
        .getByText(/^\d{3} \d{3} \d{3}$/)
        .innerText(),
    );
    await expect(card(page)).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(card(page).getByRole('button', { name: 'Stop showing' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(startButton(page)).toBeFocused();
  });
});

test.describe('examples/react-spa', () => {
  const helpButton = (page: Page) => page.getByRole('button', { name: 'Fill it in with an adviser' });
  const toStep = (page: Page, name: string) =>
    page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name }).click();
  const startSession = async (page: Page) => {
    await helpButton(page).click();
    await page.getByRole('dialog', { name: 'Co-browse' }).getByRole('button', { name: 'Yes' }).click();
    return readToken(page);
  };

  test('[EX20] [EX21] [EX24] built by Vite from the package: agents see routes and controlled inputs, the button follows', async ({
    openReactSpa,
    openVisitor,
    agent,
  }) => {
    const page = await openVisitor((await openReactSpa('production')).url);
    const token = await startSession(page);
    await expect(page.getByRole('status').getByText('Waiting for your adviser')).toBeVisible();
    await expect(helpButton(page)).toBeHidden();
    await agent.join(token);
    await live(agent);
    await expect(page.getByText('Your adviser is with you')).toBeVisible();

    await page.getByLabel('Your name').pressSequentially('Grace');
    await page.getByLabel('Postcode').pressSequentially('wv1 2ab');
    await page.getByLabel('House', { exact: true }).check();
    await page.getByLabel('Rooms').selectOption('5');
    await expect(agent.view.getByLabel('Postcode')).toHaveValue('WV1 2AB');
    await expect(agent.view.getByLabel('House', { exact: true })).toBeChecked();
    await expectMirrored({ page, startSession: () => startSession(page) }, agent);

    await page.getByRole('link', { name: 'Next: your cover' }).click();
    await expect(agent.view.getByRole('heading', { name: 'What should be covered?' })).toBeVisible();
    await expect(agent.page.getByText(page.url(), { exact: true })).toBeVisible();
    await page.getByLabel('Bicycles').check();
    await expect(agent.view.getByLabel('Bicycles')).toBeChecked();
    await toStep(page, 'Your price');
    await expect(agent.view.getByRole('heading', { name: 'Your price, Grace' })).toBeVisible();
    await page.goBack();
    await expect(agent.view.getByRole('heading', { name: 'What should be covered?' })).toBeVisible();
    await page.reload();
    await expect(page.getByText('Your adviser is with you')).toBeVisible();
    await expect(agent.view.getByRole('heading', { name: 'What should be covered?' })).toBeVisible();
    await expectMirrored({ page, startSession: () => startSession(page) }, agent);

    await page.getByRole('button', { name: 'Exit Co-browse session' }).click();
    await expect(helpButton(page)).toBeVisible();
    await expect(agent.page.getByRole('textbox', { name: 'Session ID' })).toBeVisible();
  });

  test('[EX22] mounted twice and again, as StrictMode and routes do, there is one of it; unmounted, nothing', async ({
    openReactSpa,
    openVisitor,
    agent,
  }) => {
    const site = await openReactSpa('development');
    const page = await openVisitor(site.url);
    let sockets = 0;
    page.on('websocket', () => {
      sockets += 1;
    });
    for (const name of ['Payment', 'Your home', 'Payment', 'Your home']) await toStep(page, name);
    await helpButton(page).click();
    await expect(page.getByRole('dialog')).toHaveCount(1);
    await page.getByRole('dialog').getByRole('button', { name: 'Yes' }).click();
    const token = await readToken(page);
    await expect(page.locator('[data-gcb-service-node]')).toHaveCount(1);
    expect(sockets).toBe(1);
    await agent.join(token);
    await live(agent);

    await toStep(page, 'Payment');
    await expect(page.locator('[data-gcb-service-node]')).toHaveCount(0);
    await expect(agent.status).toContainText('away');
    await page.getByLabel('Card number').fill('4111111111111111');
    await toStep(page, 'Your price');
    await live(agent);
    await expect(agent.view.getByRole('heading', { name: 'Your price' })).toBeVisible();
    await expect(page.getByText('Your adviser is with you')).toBeVisible();
    expect(await readToken(page)).toBe(token);
    await expect(page.locator('[data-gcb-service-node]')).toHaveCount(1);
  });

  test('[EX12] axe finds nothing on the pages of the quote', async ({ openReactSpa, openVisitor }) => {
    const page = await openVisitor((await openReactSpa('production')).url);
    for (const name of ['Your home', 'Your cover', 'Your price', 'Payment']) {
      await toStep(page, name);
      await expect(page.getByRole('navigation').getByRole('link', { name })).toHaveAttribute(
        'aria-current',
        'page',
      );
      await expectAccessible(page);
    }
  });
});
