import { expect, expectMirrored, test } from '../harness/cobrowseTest.js';
import { HEAR_SIGNALS, readEndReason, readSignals } from '../harness/readSignals.js';

const WORKING = `<button onclick="this.textContent='worked'">Try</button>`;

async function expectPageWorks(page: import('@playwright/test').Page) {
  await page.getByRole('button', { name: 'Try' }).click();
  await expect(page.getByRole('button', { name: 'worked' })).toBeVisible();
}

test('[ROUGH1] callbacks that throw stop neither the others nor the session', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const before = `${HEAR_SIGNALS}
    window._genesys.cobrowse.onReady.unshift(function (api) {
      ['onInitialized', 'onSessionStarted', 'onAgentJoined', 'onSessionEnded'].forEach(function (name) {
        api[name].add(function () { throw new Error('theirs: ' + name); });
      });
      throw new Error('theirs: onReady');
    });`;
  const site = await openSite({ '/': { before, body: WORKING } });
  const customer = await openCustomer(site.url);
  const errors: Error[] = [];
  customer.page.on('pageerror', error => errors.push(error));
  await agent.join(await customer.startSession());
  await expectMirrored(customer, agent);
  await agent.page.getByRole('button', { name: 'Exit session' }).click();
  await expect.poll(() => readEndReason(customer.page)).toBe('external');
  expect((await readSignals(customer.page)).map(({ name }) => name)).toEqual([
    'onInitialized',
    'onSessionStarted',
    'onConnected',
    'onAgentJoined',
    'onSessionEnded',
  ]);
  expect(errors).toEqual([]);
  await expectPageWorks(customer.page);
});

test('[ROUGH2] without MutationObserver the page works, isBrowserSupported() is false and startSession() throws', async ({
  openSite,
  openCustomer,
}) => {
  // The page itself looks and writes down what it sees: test tools need a MutationObserver in the page, too.
  const before = `delete window.MutationObserver;
    window._genesys = { cobrowse: { onReady: [function (api) {
      var thrown = 'nothing';
      try { api.startSession(); } catch (error) { thrown = error.message; }
      var seen = 'supported: ' + api.isBrowserSupported() + ', thrown: ' + thrown;
      setTimeout(function () { document.getElementById('seen').textContent = seen; }, 100);
    }] } };`;
  const site = await openSite({ '/': { before, body: `${WORKING}<p id="seen"></p>` } });
  const { page } = await openCustomer(site.url);
  const errors: Error[] = [];
  page.on('pageerror', error => errors.push(error));
  await expect(page.getByText(/^supported: false, thrown: .*this browser does not support it/)).toBeVisible();
  await page.getByRole('button', { name: 'Share this page' }).click();
  await expect(page.getByText('Unfortunately, your browser is not currently supported.')).toBeVisible();
  await expectPageWorks(page);
  expect(errors).toEqual([]);
});

const SPOILERS: [string, string][] = [
  ['JSON.stringify replaced', `JSON.stringify = function () { return 'nonsense'; };`],
  [
    'JSON replaced',
    `window.JSON = { parse: function () { throw new Error('no'); }, stringify: function () { return 1; } };`,
  ],
  ['Array.prototype.map replaced', `Array.prototype.map = function () { return []; };`],
  [
    'Array.prototype.filter throwing',
    `Array.prototype.filter = function () { throw new Error('no filter'); };`,
  ],
];
for (const [name, spoil] of SPOILERS) {
  test(`[ROUGH3] a page with ${name} goes on as a page, and is told that co-browse cannot run`, async ({
    openSite,
    openCustomer,
  }) => {
    const before = `${spoil} window._genesys = { cobrowse: { onReady: [function (api) { window.api = api; }] } };`;
    const site = await openSite({ '/': { before, body: WORKING } });
    const { page } = await openCustomer(site.url);
    const errors: Error[] = [];
    page.on('pageerror', error => errors.push(error));
    // A page may spoil so much that not even the api is there: then there is nothing that could say "supported".
    await page.waitForFunction('window.api || document.readyState === "complete"');
    expect(await page.evaluate('window.api ? api.isBrowserSupported() : false')).toBe(false);
    await page.getByRole('button', { name: 'Share this page' }).click();
    await expectPageWorks(page);
    expect(errors).toEqual([]);
  });
}

test('[ROUGH4] arrays with a toJSON of the page’s own do not disturb a session', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const before = `Array.prototype.toJSON = function () { return 'spoilt'; }; String.prototype.toJSON = function () { return 'spoilt'; };`;
  const site = await openSite({ '/': { before, body: '<h1>Old</h1><ul id="list"><li>one</li></ul>' } });
  const customer = await openCustomer(site.url);
  await agent.join(await customer.startSession());
  await customer.page.evaluate(() => {
    const item = document.createElement('li');
    item.textContent = 'two';
    document.getElementById('list')?.append(item);
  });
  await expect(agent.view.getByText('two')).toBeAttached();
  await expectMirrored(customer, agent);
  expect(await customer.page.evaluate('JSON.stringify([1])')).toBe('"spoilt"');
});

test('[ROUGH5] without storage a session lives as long as its page', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const before = `
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError'); } });
    }
    ${HEAR_SIGNALS}`;
  const site = await openSite({ '/': { before, body: WORKING } });
  const customer = await openCustomer(site.url);
  await agent.join(await customer.startSession());
  await expectMirrored(customer, agent);
  await expectPageWorks(customer.page);
  await expectMirrored(customer, agent);
});

test('[ROUGH6] a page that writes itself anew with document.open() is mirrored again', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const site = await openSite({ '/': { body: '<h1>Before</h1>' } });
  const customer = await openCustomer(site.url);
  await agent.join(await customer.startSession());
  await expectMirrored(customer, agent);
  await customer.page.evaluate(() => {
    document.open();
    document.write('<!doctype html><title>New</title><h1>After</h1><input aria-label="Field">');
    document.close();
  });
  await expect(agent.view.getByRole('heading', { name: 'After' })).toBeVisible();
  await customer.page.getByRole('textbox', { name: 'Field' }).fill('typed');
  await expect(agent.view.getByRole('textbox', { name: 'Field' })).toHaveValue('typed');
  await expectMirrored(customer, agent);
});

test('[ROUGH7] a page whose own style sheet calls fail sees its own errors, also while recorded', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const site = await openSite({ '/': { body: '<style id="sheet">p { color: red }</style><p>text</p>' } });
  const customer = await openCustomer(site.url);
  await agent.join(await customer.startSession());
  await expectMirrored(customer, agent);
  const seen = await customer.page.evaluate(() => {
    const { sheet } = document.getElementById('sheet') as HTMLStyleElement;
    try {
      sheet?.insertRule('this is no rule');
      return 'nothing';
    } catch (error) {
      return (error as Error).name;
    }
  });
  expect(seen).toBe('SyntaxError');
});

test('[ROUGH8] nothing hidden from agents is sent: passwords are masked, service elements do not exist', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const body = `<label>Secret <input type="password" id="secret" value="hunter-two"></label>
    <div data-gcb-service-node="true">widget-of-ours</div>
    <iframe data-gcb-service-node="true" srcdoc="<p>framed-secret</p>"></iframe><p>visible-text</p>`;
  const site = await openSite({ '/': { body } });
  const customer = await openCustomer(site.url);
  const sent: string[] = [];
  customer.page.on('websocket', socket =>
    socket.on('framesent', ({ payload }) => sent.push(String(payload))),
  );
  await agent.join(await customer.startSession());
  await expectMirrored(customer, agent);
  await customer.page.locator('#secret').fill('swordfish');
  await expect(agent.view.getByText('visible-text')).toBeVisible();
  await expectMirrored(customer, agent);
  const all = sent.join('\n');
  expect(all).toContain('visible-text');
  for (const hidden of ['hunter-two', 'swordfish', 'widget-of-ours', 'framed-secret', 'Session ID']) {
    expect(all).not.toContain(hidden);
  }
  // Not even a place is left of what is hidden.
  await expect(agent.view.locator('iframe, [data-gcb-service-node]')).toHaveCount(0);
});
