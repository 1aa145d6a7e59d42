import type { Page } from '@playwright/test';
import { card, notice, question, startButton } from '../harness/customUi.js';
import { expect, test } from '../harness/exampleTest.js';
import { expectAccessible } from '../harness/expectAccessible.js';
import { FAKE_SDK } from '../harness/fakeSdk.js';

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
    // The interface has heard that there is no session: it listens.
    await expect(startButton(page)).toBeVisible();
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
    await expect(banner(page)).toContainText('Our crew can click and type here.');
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

  for (const path of ['/index.html', '/booking.html']) {
    test(`[EX12] axe finds nothing on any screen of ${path}`, async ({ openCustomUi, openVisitor }) => {
      const page = await openFaked(openVisitor, (await openCustomUi()).url, path);
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
    });
  }
});
