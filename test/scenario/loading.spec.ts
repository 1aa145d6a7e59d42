import type { ConsoleMessage, Page } from '@playwright/test';
import { type Customer, expect, readToken, test } from '../harness/cobrowseTest.js';

declare global {
  interface Window {
    said?: unknown[];
  }
}

/** What the page's callbacks were called for, in order. */
const readSaid = (page: Page) => page.evaluate(() => window.said ?? []);
const say = (what: string) => `function () { (window.said = window.said || []).push('${what}'); }`;
const TAG = '<script src="{server}/cobrowse/js/gcb.min.js?apikey=test"></script>';

function collectWarnings(page: Page): string[] {
  const warnings: string[] = [];
  page.on('console', (message: ConsoleMessage) => {
    if (message.type() === 'warning' && message.text().includes('[cobrowse]')) warnings.push(message.text());
  });
  return warnings;
}

async function startAndExit(customer: Customer): Promise<void> {
  await customer.startSession();
  await customer.page.getByRole('button', { name: 'Exit Co-browse session' }).click();
  await expect(customer.page.getByText('You have left the session.')).toBeVisible();
}

const PLACES: [string, { snippet?: string; body?: string }][] = [
  ['in the head', { snippet: TAG }],
  ['async', { snippet: TAG.replace('<script', '<script async') }],
  ['defer', { snippet: TAG.replace('<script', '<script defer') }],
  ['as a module', { snippet: TAG.replace('<script', '<script type="module"') }],
  ['at the end of the body', { snippet: '', body: TAG }],
  [
    'with the older id and an unknown attribute',
    {
      snippet: TAG.replace(
        '<script',
        '<script id="gcb-js" data-gwc-var="x" data-gcb-url="{server}/cobrowse"',
      ),
    },
  ],
  [
    'written by another script',
    { snippet: `<script>document.write('${TAG.replace('</', '<\\/')}');</script>` },
  ],
  [
    'inserted by a tag manager',
    {
      snippet: '',
      body: `<script>addEventListener('load', function () {
        var box = document.createElement('div');
        box.innerHTML = '${TAG.replace('</', '<\\/')}';
        var script = document.createElement('script');
        script.src = box.firstChild.src;
        document.body.appendChild(script);
      });</script>`,
    },
  ],
];
test('[LOAD10] the script works wherever and however it is on the page', async ({
  openSite,
  openCustomer,
}) => {
  test.slow();
  const before = `window._genesys = { cobrowse: { onReady: [function (api, isTopContext) {
    window.said = [isTopContext, api.VERSION === _genesys.cobrowse.VERSION && api.VERSION];
  }] } };`;
  const pages = PLACES.map(([, page], index) => [`/${index}`, { before, ...page }]);
  const site = await openSite(Object.fromEntries(pages));
  const customer = await openCustomer(`${site.url}/0`);
  for (const [index, [name]] of PLACES.entries()) {
    await test.step(name, async () => {
      await customer.page.goto(`${site.url}/${index}`);
      await expect
        .poll(() => readSaid(customer.page))
        .toEqual([true, expect.stringMatching(/^\d+\.\d+\.\d+/)]);
      await startAndExit(customer);
    });
  }
});

const LATE: [string, string][] = [
  ['a new _genesys', `window._genesys = { cobrowse: { localization: TEXTS, onReady: [CALL] } };`],
  ['a _genesys by var', `var _genesys = { cobrowse: { localization: TEXTS, onReady: CALL } };`],
  ['a new _genesys.cobrowse', `_genesys.cobrowse = { localization: TEXTS, onReady: [CALL] };`],
  [
    'single options',
    `_genesys.cobrowse.localization = TEXTS; _genesys.cobrowse.onReady = []; _genesys.cobrowse.onReady.push(CALL);`,
  ],
  ['_genesys.widgets', `_genesys.widgets = { cobrowse: { localization: TEXTS, onReady: [CALL] } };`],
  [
    'all of it when the page has loaded',
    `addEventListener('load', function () { window._genesys = { cobrowse: { localization: TEXTS, onReady: [CALL] } }; });`,
  ],
];
for (const [name, code] of LATE) {
  test(`[LOAD11] options and callbacks count that come after the script: ${name}`, async ({
    openSite,
    openCustomer,
  }) => {
    const filled = code.replaceAll('CALL', say('ready')).replaceAll('TEXTS', `{ modalYes: 'Sure' }`);
    const site = await openSite({ '/': { snippet: `${TAG}<script>${filled}</script>` } });
    const { page } = await openCustomer(site.url);
    await expect.poll(() => readSaid(page)).toEqual(['ready']);
    expect(await page.evaluate('_genesys.cobrowse.VERSION')).toMatch(/^\d+\.\d+\.\d+/);
    await page.evaluate(`_genesys.cobrowse.onReady.push(${say('pushed')}); said.push('after')`);
    expect(await readSaid(page)).toEqual(['ready', 'pushed', 'after']);
    await page.getByRole('button', { name: 'Share this page' }).click();
    await page.getByRole('button', { name: 'Sure' }).click();
    await readToken(page);
  });
}

test('[LOAD11] what the script needs at once counts only before it; of a late adapter, what is asked later counts', async ({
  openSite,
  openCustomer,
}) => {
  const late = `window.said = [];
    const { get } = Object.getOwnPropertyDescriptor(Document.prototype, 'domain');
    Object.defineProperty(document, 'domain', { get, set() { said.push('domain'); } });
    _genesys.buttons = { cobrowse: true };
    _genesys.cobrowse.setDocumentDomain = true;
    _genesys.cobrowse.primaryMedia = {
      initializeAsync(done) { said.push('initializeAsync'); done(); },
      onAgentDisconnected() { said.push('onAgentDisconnected'); },
      isAgentConnected() { return true; },
      sendCbSessionToken(token) { said.push(token); },
    };`;
  const site = await openSite({ '/': { snippet: `${TAG}<script>${late}</script>` } });
  const { page } = await openCustomer(site.url);
  await page.getByRole('button', { name: 'Share this page' }).click();
  const token = await readToken(page);
  await expect.poll(() => readSaid(page)).toEqual([token]);
  await page.getByRole('button', { name: 'Exit Co-browse session' }).click();
  await expect(page.getByText('You have left the session.')).toBeVisible();
  await expect(page.locator('.gcb-startCobrowse')).toHaveCount(1);
});

test('[LOAD12] what was made by var and is replaced while the page loads is seen when it has loaded', async ({
  openSite,
  openCustomer,
}) => {
  const first = `var _genesys = { cobrowse: { onReady: [${say('first')}] } };`;
  const second = `var _genesys = { cobrowse: { onReady: [${say('second')}] } };`;
  const site = await openSite({ '/': { before: first, snippet: `${TAG}<script>${second}</script>` } });
  const { page } = await openCustomer(site.url);
  await expect.poll(() => readSaid(page)).toEqual(['first', 'second']);
});

test('[LOAD13] of a script that is on the page twice the first acts, with one warning, and no callback is lost', async ({
  openSite,
  openCustomer,
}) => {
  const config = (name: string) =>
    `<script>window._genesys = Object.freeze({ cobrowse: { onReady: [${say(name)}] } });</script>`;
  const snippet = `${config('first')}${TAG}${config('second')}${TAG.replace('apikey=test', 'v=2')}`;
  const site = await openSite({ '/': { snippet }, '/empty': { snippet: '' } });
  const { page, ...customer } = await openCustomer(`${site.url}/empty`);
  const warnings = collectWarnings(page);
  await page.goto(site.url);
  await expect.poll(() => readSaid(page)).toEqual(['first', 'second']);
  expect(warnings).toEqual(['[cobrowse] the script is on the page twice']);
  await page.evaluate(`_genesys.cobrowse.onReady.push(${say('pushed')})`);
  expect(await readSaid(page)).toEqual(['first', 'second', 'pushed']);
  await startAndExit({ page, ...customer });
});

test('[LOAD14] _genesys.onReady gets the api by its name; _genesys.cobrowse = false switches everything off', async ({
  openSite,
  openCustomer,
}) => {
  const root = `window._genesys = { debug: true, onReady: function (apis) {
    window.said = [arguments.length, apis.cobrowse.VERSION, typeof apis.chat];
  } };`;
  const off = `window._genesys = { cobrowse: false, onReady: [${say('ready')}] };`;
  const site = await openSite({ '/': { before: root }, '/off': { before: off, snippet: TAG } });
  const { page } = await openCustomer(site.url);
  await expect.poll(() => readSaid(page)).toEqual([1, expect.stringMatching(/^\d/), 'undefined']);
  await page.evaluate(`_genesys.onReady.push(function (apis) { said.push(typeof apis.cobrowse); })`);
  expect((await readSaid(page)).at(-1)).toBe('object');

  await page.goto(`${site.url}/off`);
  await page.waitForFunction(() => document.readyState === 'complete');
  expect(await readSaid(page)).toEqual([]);
  expect(await page.evaluate('_genesys.cobrowse')).toBe(false);
});

test('[LOAD15] a wrong option is named in one warning, however often the options are read', async ({
  openSite,
  openCustomer,
}) => {
  const before = `window._genesys = { url: '/x', cobrowse: { disableBuiltInUi: true, debug: 'yes' } };`;
  const site = await openSite({ '/': { before }, '/empty': { snippet: '' } });
  const customer = await openCustomer(`${site.url}/empty`);
  const warnings = collectWarnings(customer.page);
  await customer.page.goto(site.url);
  await startAndExit(customer);
  expect(warnings).toEqual([
    '[cobrowse] option "url" in "_genesys" belongs into "_genesys.cobrowse"',
    '[cobrowse] option "disableBuiltInUi" is not known; did you mean "disableBuiltInUI"?',
    '[cobrowse] option "debug" has a value of the wrong type and is ignored string',
  ]);
});

test('[LOAD20] the snippet may carry the hash of the script; another script does not run', async ({
  openSite,
  openCustomer,
  server,
  request,
}) => {
  const hashes = (await (await request.get(`${server.url}/cobrowse/js/integrity.json`)).json()) as Record<
    string,
    string
  >;
  const tag = (hash: string | undefined) =>
    TAG.replace('<script', `<script integrity="${hash}" crossorigin="anonymous"`);
  const before = `window._genesys = { cobrowse: { onReady: [${say('ready')}] } };`;
  const wrong = Object.values(hashes).find(hash => hash !== hashes['gcb.min.js']);
  const site = await openSite({
    '/': { before, snippet: tag(hashes['gcb.min.js']) },
    '/wrong': { before, snippet: tag(wrong) },
  });
  const customer = await openCustomer(site.url);
  expect(await readSaid(customer.page)).toEqual(['ready']);
  await startAndExit(customer);
  await customer.page.goto(`${site.url}/wrong`);
  expect(await readSaid(customer.page)).toEqual([]);
});

test('[LOAD21] a file of the session that was changed on its way never runs; the right one is asked for again', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const before = `window._genesys = { cobrowse: { lang: 'de' } };`;
  const site = await openSite({ '/': { before, body: '<h1>Mirrored</h1>' } });
  const { page } = await openCustomer(site.url);
  const changed: string[] = [];
  await page.route(/\/gcb-\w+-[\w-]+\.js/, async route => {
    const url = route.request().url();
    const [, name = ''] = /gcb-(\w+)-/.exec(url) ?? [];
    // The languages are not asked for again: English is there already.
    if (changed.includes(name)) return route.continue();
    changed.push(name);
    const response = await route.fetch();
    const body = `window.said = ['${name} ran'];\n${await response.text()}`;
    return route.fulfill({ response, body });
  });
  await page.getByRole('button', { name: 'Share this page' }).click();
  await page.getByRole('button', { name: 'Yes', exact: true }).click();
  await agent.join(await readToken(page));
  await expect.poll(() => changed.sort()).toEqual(['de', 'recorder', 'session']);
  expect(await readSaid(page)).toEqual([]);
  await expect(page.locator('link')).toHaveCount(0);
});
