import { createRequire } from 'node:module';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../harness/cobrowseTest.js';
import { findPaleTexts } from '../harness/findPaleTexts.js';
import { bundleUi, openUi, type UiOnPage } from '../harness/openUi.js';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const TOKEN = '535176834';
const WAITING = { token: TOKEN, agents: [], online: true, mode: 'pointer' } as const;
const HTML = `<!doctype html><html lang="en"><head><title>A shop</title>
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <style>body { font: 16px sans-serif; background: #fff; color: #000 } input { font: inherit }</style></head>
  <body><main><h1>Quote</h1><p><label>Card <input id="card"></label></p></main></body></html>`;
const ARABIC = {
  ...{ modalTitle: 'التصفح المشترك', modalYes: 'نعم', modalNo: 'لا', dismiss: 'إغلاق', move: 'نقل الشريط' },
  ...{
    toolbarContent: 'رقم الجلسة: {sessionId}',
    exitBtnTitle: 'إنهاء التصفح المشترك',
    agentPointer: 'الممثل',
  },
  ...{ writeModeInProgress: 'الممثل يتحكم في الصفحة.', downgradeMode: 'إلغاء التحكم' },
  ...{ agentJoined: 'انضم الممثل إلى الجلسة', agentLeft: 'غادر الممثل الجلسة.' },
  ...{ reconnecting: 'انقطع الاتصال.', contentMasked: 'المحتوى مخفي عن الممثل' },
  ...{
    areYouOnPhone: 'هل تتحدث عبر الهاتف مع ممثلنا؟',
    modeUpgradeRequested: 'يطلب الممثل التحكم في الصفحة.',
  },
};

type Results = Awaited<ReturnType<AxeBuilder['analyze']>>;
interface Axe {
  source: string;
  run(root: Document, options: object): Promise<Results>;
}
declare global {
  interface Window {
    axe: Axe;
  }
}
const axe = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'))('axe-core') as Axe;

/** What axe finds, for people; empty when it finds nothing. */
async function findFaults(page: Page, within?: string): Promise<string[]> {
  const axe = new AxeBuilder({ page }).withTags(RULES);
  const { violations } = await (within ? axe.include(within) : axe).analyze();
  return describeFaults(violations);
}

function describeFaults(violations: Results['violations']): string[] {
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
  );
}

/** All at once: a notice may go between two looks. */
function measure(elements: Element[]) {
  return elements.map(element => {
    const { left, right, width, height } = element.getBoundingClientRect();
    return { name: element.className || element.localName, left, right, smallest: Math.min(width, height) };
  });
}

let bundle = '';
test.beforeAll(async () => {
  bundle = await bundleUi();
});

const SCREENS: Record<string, (page: Page) => Promise<void>> = {
  'the question before a session': page => page.evaluate(() => void window.ui.ask('areYouOnPhone')),
  'the toolbar without a representative, and the number to spell': page =>
    page.evaluate(state => {
      window.ui.show(state);
      window.ui.notify('sessionStarted', { sessionId: state.token });
    }, WAITING),
  'the toolbar with a representative and a pointer': page =>
    page.evaluate(state => {
      window.ui.show({ ...state, agents: [{ id: 'ann' }] });
      window.ui.notify('agentJoined');
      window.ui.point('ann', document.querySelector('h1'), { node: 1, x: 0.5, y: 0.5 });
    }, WAITING),
  'a lost connection': page =>
    page.evaluate(state => window.ui.show({ ...state, agents: [{ id: 'ann' }], online: false }), WAITING),
  'Write Mode with a masked field': page =>
    page.evaluate(state => {
      window.ui.show({ ...state, agents: [{ id: 'ann' }], mode: 'write' });
      window.ui.showMasked('whole', document.querySelector('#card'));
    }, WAITING),
  'the question for Write Mode': page =>
    page.evaluate(state => {
      window.ui.show({ ...state, agents: [{ id: 'ann' }] });
      void window.ui.ask('modeUpgradeRequested');
    }, WAITING),
  'the end of a session': page => page.evaluate(() => window.ui.notify('agentLeft')),
};
/** Something of each screen is there when it is looked at. */
const SIGN = '[data-gcb-service-node] :is(dialog[open], .notice, .toolbar:not([hidden]))';

interface Variant extends UiOnPage {
  name: string;
  scheme?: 'light' | 'dark';
  width?: number;
}
const VARIANTS: Variant[] = [
  { name: 'English' },
  { name: 'German, dark, on a phone', lang: 'de', scheme: 'dark', width: 320 },
  { name: 'French', lang: 'fr' },
  { name: 'Arabic, on a phone', lang: 'ar', localization: ARABIC, width: 320 },
  { name: 'dark', scheme: 'dark' },
];
for (const { name, scheme = 'light', width = 1280, ...options } of VARIANTS) {
  test(`[UI170] [UI173] axe finds nothing in the customer’s interface, and texts stand out: ${name}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 640 });
    await page.emulateMedia({ colorScheme: scheme });
    for (const [screen, show] of Object.entries(SCREENS)) {
      await openUi(page, bundle, { html: HTML, ...options });
      await show(page);
      await expect(page.locator(SIGN).first()).toBeVisible();
      expect(await findFaults(page), screen).toEqual([]);
      const { checked, pale } = await page.evaluate(findPaleTexts);
      expect(pale, screen).toEqual([]);
      expect(checked, screen).toBeGreaterThan(0);
      // Nothing reaches out of a narrow window (WCAG 1.4.10).
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
      const parts = page.locator(`${SIGN}, [data-gcb-service-node] button:visible`);
      for (const { name: part, left, right, smallest } of await parts.evaluateAll(measure)) {
        expect([left >= 0, right <= width], `${screen}: ${part} is inside of the window`).toEqual([
          true,
          true,
        ]);
        expect(smallest, `${screen}: ${part} can be hit`).toBeGreaterThanOrEqual(24);
      }
    }
  });
}

test('[UI170] axe finds nothing in what is said when the interface cannot be loaded', async ({
  openSite,
  openCustomer,
}) => {
  const before = 'delete window.MutationObserver;';
  const site = await openSite({ '/': { before, body: '<main><h1>Shop</h1></main>' } });
  const { page } = await openCustomer(site.url);
  await page.getByRole('button', { name: 'Share this page' }).click();
  await expect(page.getByRole('alert')).toContainText('your browser is not currently supported');
  expect(await findFaults(page, '[role="alert"]')).toEqual([]);
});

for (const scheme of ['light', 'dark'] as const) {
  test(`[UI171] axe finds nothing in the console, ${scheme}`, async ({ openCustomer, openAgent }) => {
    const agent = await openAgent();
    await agent.page.emulateMedia({ colorScheme: scheme });
    await expect(agent.page.getByRole('textbox', { name: 'Session ID' })).toBeVisible();
    expect(await findFaults(agent.page), 'form').toEqual([]);
    await agent.join('123456789');
    await expect(agent.page.getByRole('alert')).not.toBeEmpty();
    expect(await findFaults(agent.page), 'refused').toEqual([]);
    const customer = await openCustomer();
    await agent.join(await customer.startSession());
    await expect(agent.view.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(agent.status).toHaveText('Live');
    expect(await findConsoleFaults(agent.page), 'in session').toEqual([]);
    await customer.page.goto('about:blank');
    await expect(agent.status).toContainText('stale');
    expect(await findConsoleFaults(agent.page), 'stale').toEqual([]);
    await agent.page.setViewportSize({ width: 320, height: 640 });
    expect(await findConsoleFaults(agent.page), 'stale, on a phone').toEqual([]);
    await agent.page.getByRole('button', { name: 'Exit session' }).click();
    await expect(agent.status).toHaveText('Not in a session');
    expect(await findFaults(agent.page), 'left').toEqual([]);
  });
}

for (const scheme of ['light', 'dark'] as const) {
  test(`[UI171] axe finds nothing in Write Mode and its popups, ${scheme}`, async ({
    openCustomer,
    openAgent,
  }) => {
    const agent = await openAgent();
    await agent.page.emulateMedia({ colorScheme: scheme });
    const customer = await openCustomer('/apply.html');
    await agent.join(await customer.startSession());
    await agent.page.getByRole('button', { name: 'Request control' }).click();
    const question = customer.page.getByRole('dialog', { name: 'Co-browse' });
    await expect(agent.page.getByRole('button', { name: 'Cancel request' })).toBeVisible();
    expect(await findConsoleFaults(agent.page), 'asked').toEqual([]);
    await question.getByRole('button', { name: 'Yes' }).click();
    await expect(agent.page.getByText('Write Mode')).toBeVisible();
    expect(await findConsoleFaults(agent.page), 'Write Mode').toEqual([]);
    for (const [selector, role] of [
      ['#country', 'listbox'],
      ['#birth', 'dialog'],
    ] as const) {
      const box = await agent.view.locator(selector).boundingBox();
      if (!box) throw new Error(`${selector} has no box`);
      await agent.page.mouse.click(box.x + 20, box.y + box.height / 2);
      await expect(agent.page.getByRole(role)).toBeVisible();
      expect(await findConsoleFaults(agent.page), role).toEqual([]);
    }
    await agent.page.keyboard.press('Escape');
    await expect(agent.page.getByRole('dialog')).toBeHidden();
    await agent.page.setViewportSize({ width: 320, height: 640 });
    expect(await findConsoleFaults(agent.page), 'on a phone').toEqual([]);
  });
}

/**
 * The mirrored page is not looked at: its faults are the customer's site's. Its frame cannot run scripts either, so
 * axe is run here by hand.
 */
async function findConsoleFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    values => window.axe.run(document, { runOnly: { type: 'tag', values }, iframes: false }),
    RULES,
  );
  return describeFaults(violations);
}

/** The map is looked at as a part of the branches' page. */
const DEMO = [
  '/',
  '/accounts.html',
  '/apply.html',
  '/planner',
  '/branches.html',
  '/support.html',
  '/application-received.html',
];
for (const width of [1280, 320]) {
  test(`[UI172] axe finds nothing on the demo’s pages, ${width} px wide`, async ({ page, server }) => {
    await page.setViewportSize({ width, height: 800 });
    for (const path of DEMO) {
      await page.goto(new URL(path, server.url).href);
      await expect(page.getByRole('heading').first()).toBeVisible();
      expect(await findFaults(page), path).toEqual([]);
    }
  });
}
