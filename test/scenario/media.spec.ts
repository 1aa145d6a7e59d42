import AxeBuilder from '@axe-core/playwright';
import { expect, expectMirrored, openCustomer, readToken, test } from '../harness/cobrowseTest.js';
import { HEAR_SIGNALS, readEndReason, readSignals } from '../harness/readSignals.js';
import { serveFolder } from '../harness/serveFolder.js';

/** The address that the examples name; a test's own server takes its place. */
const NAMED = 'http://127.0.0.1:8700';
const serveExample = (name: string, cobrowse: string) =>
  serveFolder(`examples/${name}`, { deploy: html => html.replaceAll(NAMED, cobrowse) });

const QUESTION = 'Are you on the phone with our representative?';
const WAITING = 'Co-browse session started. Waiting for representative to connect to the session…';

/** A chat that only notes what it is told; `connected` says whether there is an agent. */
const adapter = (connected: string) => `${HEAR_SIGNALS}
window.sentTokens = [];
_genesys.cobrowse.primaryMedia = {
  initializeAsync: function (done) { setTimeout(done, 50); },
  isAgentConnected: function () { return ${connected}; },
  sendCbSessionToken: function (token) { window.sentTokens.push(token); },
  onAgentDisconnected: function (ended) { window.endConversation = ended; }
};`;
declare global {
  interface Window {
    sentTokens?: string[];
    endConversation?: () => void;
    standIn?: { sent: string[]; connect(): void; begin(): void; end(): void };
  }
}

test('[LIFE50] [LIFE52] the chat of our own: no question, the number comes by chat, and the end of the chat ends the session', async ({
  browser,
  server,
  agent,
}) => {
  const site = await serveExample('chat-adapter', server.url);
  const context = await browser.newContext();
  try {
    const desk = await context.newPage();
    await desk.goto(`${site.url}/agent.html`);
    const customer = await openCustomer(context, `${site.url}/index.html`);
    await desk.getByRole('button', { name: 'Take the conversation' }).click();
    await expect(customer.page.getByText('An agent is here.')).toBeVisible();
    await customer.page.getByRole('button', { name: 'Co-browsing' }).click();
    await expect(customer.page.getByText(WAITING)).toBeVisible();
    await expect(customer.page.getByRole('dialog')).toBeHidden();
    const token = await readToken(customer.page);

    await expect(desk.getByRole('alert')).toHaveText(`The customer shares a page. Session ID: ${token}`);
    await expect(desk.getByText(`Customer: {start:${token}}`)).toBeVisible();
    await agent.join(token);
    await expect(agent.status).toHaveText('Live');
    await expect(agent.view.getByRole('heading', { name: 'Shop with a chat' })).toBeVisible();
    await expectMirrored(customer, agent);
    // Chat and start button are not the representative's business.
    await expect(agent.view.getByText('{start:')).toBeHidden();
    await expect(agent.view.getByText('Co-browsing')).toBeHidden();

    // The next page: the session goes on, and the number is not sent again.
    await customer.page.getByRole('link', { name: 'Next page' }).click();
    await expect(customer.page).toHaveURL(/page=2/);
    expect(await readToken(customer.page)).toBe(token);
    await expectMirrored(customer, agent);

    // The example's page listens to nothing; this notes the reason as a site would.
    await customer.page.evaluate(`_genesys.cobrowse.onReady.push(function (api) {
      api.onSessionEnded.add(function (details) { document.title = details.reason; });
    })`);
    await desk.getByRole('button', { name: 'End the conversation' }).click();
    await expect(customer.page.getByText('Representative has left the session')).toBeVisible();
    await expect(customer.page).toHaveTitle('external');
    await expect(agent.page.getByRole('textbox', { name: 'Session ID' })).toBeVisible();
    await expect(customer.page.getByRole('button', { name: 'Co-browsing' })).toBeVisible();
    await expect(desk.getByText(/\{start:/)).toHaveCount(1);
  } finally {
    await context.close();
    await site.stop();
  }
});

test('[LIFE51] without an agent in the chat the customer is asked, and "No" tells them to connect first', async ({
  browser,
  server,
}) => {
  const site = await serveExample('chat-adapter', server.url);
  const context = await browser.newContext();
  try {
    const { page } = await openCustomer(context, `${site.url}/index.html`);
    await page.getByRole('button', { name: 'Co-browsing' }).click();
    const question = page.getByRole('dialog', { name: 'Co-browse' });
    await expect(question).toContainText(QUESTION);
    await question.getByRole('button', { name: 'No' }).click();
    await expect(page.getByText('You need to be connected with our representative')).toBeVisible();

    // On the phone: the number is spelt, and not sent.
    await page.getByRole('button', { name: 'Co-browsing' }).click();
    await question.getByRole('button', { name: 'Yes' }).click();
    const token = await readToken(page);
    await expect(page.getByText(`Your co-browse session ID is ${token}`)).toBeVisible();
    await expect(page.getByRole('list', { name: 'Messages' })).toBeEmpty();
  } finally {
    await context.close();
    await site.stop();
  }
});

test('[LIFE53] the start button works by keyboard, goes during a session, comes back, and has no fault that axe finds', async ({
  openSite,
  openCustomer,
}) => {
  const site = await openSite({
    '/': {
      before: `${HEAR_SIGNALS}; _genesys.integration = { buttons: { position: 'bottom-left' } };`,
      body: '<h1>Shop</h1>',
    },
  });
  const { page } = await openCustomer(site.url);
  const button = page.getByRole('button', { name: 'Co-browsing' });
  await expect(button).toBeVisible();
  const found = await new AxeBuilder({ page }).include('body + .gcb-startCobrowse').analyze();
  expect(found.passes.length).toBeGreaterThan(0);
  expect(found.violations).toEqual([]);

  await page.keyboard.press('Shift+Tab');
  await expect(button).toBeFocused();
  await expect(button).not.toHaveCSS('outline-style', 'none');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Co-browse' }).getByRole('button', { name: 'Yes' }).click();
  await readToken(page);
  await expect(button).toBeHidden();
  await page.getByRole('button', { name: 'Exit Co-browse session' }).click();
  await expect(button).toBeVisible();
});

test('[LIFE54] the chat widget: ready when connected, the number as a message, the end by its event', async ({
  browser,
  server,
  agent,
}) => {
  const site = await serveExample('chat-widget-adapter', server.url);
  const context = await browser.newContext();
  try {
    await context.route('https://static.zdassets.com/**', route =>
      route.fulfill({ contentType: 'text/javascript', body: `(${standInForWidget.toString()})()` }),
    );
    const { page } = await openCustomer(context, site.url);
    const start = page.getByRole('button', { name: 'Share this page' });
    await start.click();
    // Held until the widget has connected.
    await page.evaluate(() => {
      window.standIn?.begin();
      window.standIn?.connect();
    });
    await expect(page.getByText(WAITING)).toBeVisible();
    const token = await readToken(page);
    expect(await page.evaluate(() => window.standIn?.sent)).toEqual([`{start:${token}}`]);
    await agent.join(token);
    await expect(agent.status).toHaveText('Live');
    await page.evaluate(() => window.standIn?.end());
    await expect(page.getByText('Representative has left the session')).toBeVisible();
    await expect(agent.page.getByRole('textbox', { name: 'Session ID' })).toBeVisible();
  } finally {
    await context.close();
    await site.stop();
  }
});

test('[LIFE55] the number goes once: not again from the next page, or from a second tab; there is an end in each', async ({
  openSite,
  openCustomer,
}) => {
  const before = adapter('true');
  const site = await openSite({
    '/': { before, body: '<h1>First</h1><a href="/second">Second</a>' },
    '/second': { before, body: '<h1>Second</h1>' },
  });
  const { page } = await openCustomer(site.url);
  const other = await page.context().newPage();
  await other.goto(`${site.url}/second`);
  await page.getByRole('button', { name: 'Share this page' }).click();
  const token = await readToken(page);
  expect(await page.evaluate(() => window.sentTokens)).toEqual([token]);
  expect(await readToken(other)).toBe(token);
  expect(await other.evaluate(() => window.sentTokens)).toEqual([]);

  await page.getByRole('link', { name: 'Second' }).click();
  await expect(page.getByRole('heading', { name: 'Second' })).toBeVisible();
  expect(await readToken(page)).toBe(token);
  // The medium is ready, so nothing more is to come.
  await page.waitForFunction(() => window.endConversation);
  expect(await page.evaluate(() => window.sentTokens)).toEqual([]);
  expect((await readSignals(page)).filter(({ name }) => name === 'onInitialized')).toEqual([
    { name: 'onInitialized', argument: { token, agents: [] } },
  ]);

  await page.evaluate(() => window.endConversation?.());
  await expect.poll(() => readEndReason(page)).toBe('external');
  await expect.poll(() => readEndReason(other)).toBe('self');
});

/** Answers to the commands of a chat widget as its documents say, and does nothing else. Runs in the page. */
function standInForWidget() {
  const listeners: Record<string, (() => void)[]> = {};
  let chatting = false;
  const fire = (name: string) => {
    for (const listener of listeners[name] ?? []) listener();
  };
  const sent: string[] = [];
  const commands: Record<string, (name: string, argument: never) => unknown> = {
    'webWidget:on': (name, listener) => {
      listeners[name] = [...(listeners[name] ?? []), listener];
    },
    'webWidget:get': name => (name === 'chat:isChatting' ? chatting : undefined),
    webWidget: (name, text) => name === 'chat:send' && sent.push(text),
  };
  Object.assign(window, {
    zE: (action: string, name: string, argument: never) => commands[action]?.(name, argument),
    standIn: {
      sent,
      connect: () => fire('chat:connected'),
      begin: () => {
        chatting = true;
      },
      end: () => {
        chatting = false;
        fire('chat:end');
      },
    },
  });
}
