import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { type Agent, expectMirrored, openAgent, readToken } from '../harness/cobrowseTest.js';
import { expect, test } from '../harness/exampleTest.js';
import { FAKE_SDK } from '../harness/fakeSdk.js';

/** The parts of the custom interface, as a person finds them. */
const startButton = (page: Page) => page.getByRole('button', { name: 'Get help on this page' });
const question = (page: Page) => page.getByRole('dialog', { name: 'Show this page to our crew?' });
const card = (page: Page) => page.getByRole('region', { name: 'Showing this page' });
const notice = (page: Page) => page.locator('.cb-notice');

/** Gives the number as it is shown: in threes. */
async function startSharing(page: Page): Promise<string> {
  await startButton(page).click();
  await question(page).getByRole('button', { name: 'I am on the phone: show it' }).click();
  const number = card(page).getByText(/^\d{3} \d{3} \d{3}$/);
  await expect(number).toBeVisible();
  return number.innerText();
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`)).toEqual([]);
}

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

  test('[EX2] [EX3] [EX4] a whole session: number, copy, join, the next page, exit; agents see none of it', async ({
    openCustomUi,
    openVisitor,
    agent,
  }) => {
    const page = await openVisitor((await openCustomUi()).url);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const number = await startSharing(page);
    await expect(startButton(page)).toBeHidden();
    await expect(card(page)).toContainText('Read this number to our crew');
    await card(page).getByRole('button', { name: 'Copy the number' }).click();
    await expect(notice(page)).toContainText('Number copied.');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(number.replaceAll(' ', ''));

    await agent.join(number);
    await live(agent);
    await expect(card(page)).toContainText('Our crew sees this page');
    await expect(notice(page)).toContainText('A crew member has joined');
    await expect(agent.view.getByRole('heading', { name: 'Today from Marram Quay' })).toBeVisible();
    const ours = /Our crew sees|Get help on this page|Showing this page|crew member has joined|cb-/;
    const seen = () => agent.view.locator('html').evaluate(root => root.outerHTML);
    expect(await page.locator('html').evaluate(root => root.outerHTML)).toMatch(ours);
    // The style sheet of the interface is the site's own; its elements are not there.
    await expect(agent.view.locator('[class*="cb"], dialog, [id^="help"]')).toHaveCount(0);
    expect(
      (await seen()).replace(/<style[\s\S]*?<\/style>/g, '').replace(/_cssText="[^"]*"/g, ''),
    ).not.toMatch(ours);

    await page.getByRole('link', { name: 'Book Little Holm' }).click();
    await expect(page.getByRole('heading', { name: 'Your booking' })).toBeVisible();
    await expect(card(page)).toContainText('Our crew sees this page');
    await expect(card(page)).toContainText(number);
    await expect(startButton(page)).toBeHidden();
    await page.getByLabel('Full name').fill('Grace Hopper');
    await expect(agent.view.getByLabel('Full name')).toHaveValue('Grace Hopper');
    await expect(agent.view.locator('[class*="cb"], dialog, [id^="help"]')).toHaveCount(0);
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

  test('[EX5] an agent who leaves, and one who never came, each have their sentence', async ({
    openCustomUi,
    openVisitor,
    openServer,
    agent,
    browser,
  }) => {
    const page = await openVisitor((await openCustomUi()).url);
    await agent.join(await startSharing(page));
    await live(agent);
    await agent.page.getByRole('button', { name: 'Exit session' }).click();
    await expect(notice(page)).toContainText('Our crew has ended the session.');
    await expect(startButton(page)).toBeVisible();

    const hasty = await openServer({ INACTIVITY_TIMEOUT: '1' });
    const other = await openVisitor((await openCustomUi(hasty.url)).url);
    const number = await startSharing(other);
    await expect(notice(other)).toContainText('Nobody joined in time');
    await expect(startButton(other)).toBeVisible();
    // A console of that server agrees.
    const context = await browser.newContext();
    const late = await openAgent(context, hasty.url);
    await late.join(number);
    await expect(late.page.getByRole('alert')).toBeVisible();
    await context.close();
  });

  test('[EX11] the keyboard alone is enough, and the focus is never lost', async ({
    openCustomUi,
    openVisitor,
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
    await page.keyboard.press('Tab');
    await expect(card(page).getByRole('button', { name: 'Stop showing' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(startButton(page)).toBeFocused();
  });
});

/** The page with a stand-in for the SDK: what the machinery of this version cannot do yet, and what is rare. */
test.describe('examples/custom-ui, signal by signal', () => {
  const SESSION = { token: '535176834', agents: [] as object[] };
  const JOINED = { token: '535176834', agents: [{}] };
  const emit = (page: Page, name: string, ...args: unknown[]) =>
    page.evaluate(([signal, values]) => window.fake?.emit(signal, ...values), [name, args] as const);
  const calls = (page: Page) => page.evaluate(() => window.fake?.calls);
  const askForControl = (page: Page) =>
    page.evaluate(() => window.fake?.emit('onModeUpgradeRequested', window.fake.note('done')));
  const control = (page: Page) => page.getByRole('dialog', { name: 'Let our crew click and type?' });
  const banner = (page: Page) => page.getByRole('region', { name: 'Control of this page' });

  /** Opens a page of the example with the stand-in. */
  const openFaked = async (open: (url: string) => Promise<Page>, site: string, path = '/booking.html') => {
    const page = await open('about:blank');
    await page.route('**/js/gcb.min.js*', route =>
      route.fulfill({ contentType: 'text/javascript', body: FAKE_SDK }),
    );
    await page.goto(site + path);
    await page.waitForFunction(() => window.fake);
    return page;
  };

  test('[EX5] each documented reason has its own sentence', async ({ openCustomUi, openVisitor }) => {
    const page = await openFaked(openVisitor, (await openCustomUi()).url);
    const reasons = [
      'self',
      'external',
      'timeout',
      'inactivityTimeout',
      'serverUnavailable',
      'sessionsOverLimit',
      'error',
    ];
    const sentences = new Set<string>();
    for (const reason of reasons) {
      await emit(page, 'onSessionStarted', SESSION);
      await expect(card(page)).toBeVisible();
      await emit(page, 'onSessionEnded', { reason });
      await expect(card(page)).toBeHidden();
      sentences.add(await notice(page).locator('p').innerText());
    }
    expect(sentences.size).toBe(reasons.length);
    await emit(page, 'onSessionEnded', { reason: undefined });
    await expect(notice(page).locator('p')).toHaveText('The session has ended.');
    await notice(page).getByRole('button', { name: 'Dismiss' }).click();
    await expect(notice(page)).toBeHidden();
  });

  test('[EX6] a browser that is not supported: the button says why it is off', async ({
    openCustomUi,
    openVisitor,
  }) => {
    const page = await openFaked(openVisitor, (await openCustomUi()).url, '/index.html?unsupported');
    await expect(startButton(page)).toBeDisabled();
    await expect(startButton(page)).toHaveAccessibleDescription(/Your browser cannot show this page/);
    await expectAccessible(page);
  });

  test('[EX7] Write Mode is asked for, and the answer is given once', async ({
    openCustomUi,
    openVisitor,
  }) => {
    const page = await openFaked(openVisitor, (await openCustomUi()).url);
    await emit(page, 'onSessionStarted', SESSION);
    await askForControl(page);
    await expect(control(page).getByRole('button', { name: 'Just look' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect.poll(() => calls(page)).toEqual([['done', false]]);
    await askForControl(page);
    await control(page).getByRole('button', { name: 'Allow' }).click();
    await expect
      .poll(() => calls(page))
      .toEqual([
        ['done', false],
        ['done', true],
      ]);
    // Asked twice: the first question counts as no. Ended while open: so does the second.
    await askForControl(page);
    await askForControl(page);
    await expect.poll(() => calls(page)).toHaveLength(3);
    await expect(control(page)).toBeVisible();
    await emit(page, 'onSessionEnded', { reason: 'external' });
    await expect(control(page)).toBeHidden();
    await expect
      .poll(async () => (await calls(page))?.slice(2))
      .toEqual([
        ['done', false],
        ['done', false],
      ]);
  });

  test('[EX8] a banner says that agents are in control, and takes it back', async ({
    openCustomUi,
    openVisitor,
  }) => {
    const page = await openFaked(openVisitor, (await openCustomUi()).url);
    await emit(page, 'onSessionStarted', SESSION);
    await emit(page, 'onAgentJoined', {}, JOINED);
    await emit(page, 'onModeChanged', { pointer: false, write: true });
    await expect(banner(page)).toContainText('Our crew can click and type on this page.');
    await expectAccessible(page);
    await banner(page).getByRole('button', { name: 'Take back control' }).click();
    expect(await calls(page)).toEqual([['downgradeMode']]);
    await emit(page, 'onModeChanged', { pointer: true, write: false });
    await expect(banner(page)).toBeHidden();
    await expect(card(page)).toBeFocused();
    await expect(notice(page)).toContainText('You are in control again.');
    await emit(page, 'onModeChanged', { pointer: false, write: true });
    await emit(page, 'onSessionEnded', { reason: 'external' });
    await expect(banner(page)).toBeHidden();
  });

  test('[EX9] what agents do to the history is told, and that it failed', async ({
    openCustomUi,
    openVisitor,
  }) => {
    const page = await openFaked(openVisitor, (await openCustomUi()).url);
    await emit(page, 'onSessionStarted', SESSION);
    for (const [details, words] of [
      [{ command: 'back' }, 'going back one page'],
      [{ command: 'forward' }, 'going forward one page'],
      [{ command: 'refresh' }, 'loading this page again'],
      [{ command: 'url', url: 'https://tern.example/' }, 'opening another page'],
    ] as const) {
      await emit(page, 'onAgentNavigated', details);
      await expect(notice(page)).toContainText(words);
    }
    await emit(page, 'onNavigationFailed');
    await expect(notice(page)).toContainText('it did not work');
    await expect(card(page).getByRole('button', { name: 'Stop showing' })).toBeEnabled();
  });

  test('[EX10] what agents cannot see is marked, for as long as there is a session', async ({
    openCustomUi,
    openVisitor,
  }) => {
    const page = await openFaked(openVisitor, (await openCustomUi()).url);
    const mask = (label: string) =>
      page.getByLabel(label).evaluate(element => window.fake?.emit('onMaskedElement', element));
    const marked = page.getByTitle('Our crew cannot see what is in here.');
    await mask('Password');
    await expect(marked).toHaveCount(0);
    await emit(page, 'onSessionStarted', SESSION);
    await expect(marked).toHaveCount(1);
    await mask('Password');
    await mask('Email');
    await expect(marked).toHaveCount(2);
    await emit(page, 'onSessionEnded', { reason: 'self' });
    await expect(marked).toHaveCount(0);
    await expect(page.locator('.cb-masked')).toHaveCount(0);
    await emit(page, 'onSessionStarted', SESSION);
    await expect(marked).toHaveCount(2);
  });

  test('[EX12] axe finds nothing on any of its screens', async ({ openCustomUi, openVisitor }) => {
    const site = await openCustomUi();
    for (const path of ['/index.html', '/booking.html']) {
      const page = await openFaked(openVisitor, site.url, path);
      await expectAccessible(page);
      await startButton(page).click();
      await expectAccessible(page);
      await question(page).getByRole('button', { name: 'I am on the phone: show it' }).click();
      await expect(card(page)).toContainText('Connecting…');
      await expectAccessible(page);
      await emit(page, 'onSessionStarted', SESSION);
      await expectAccessible(page);
      await emit(page, 'onAgentJoined', {}, JOINED);
      await expect(notice(page)).toBeVisible();
      await expectAccessible(page);
    }
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

  test('[EX20] [EX21] built by Vite from the package: agents see routes and controlled inputs, the button follows', async ({
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
