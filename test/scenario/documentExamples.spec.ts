import type { Page } from '@playwright/test';
import { expect, readToken, test } from '../harness/cobrowseTest.js';

/**
 * The code examples of the documents, with the calls as they stand there and words of our own, put into a page as a
 * site would paste them. Those for modes and navigation are in test/unit/customer/documentExamples.test.ts.
 */

/** What the page says by `alert`, and what we warn it of. */
function listenTo(page: Page) {
  const alerts: string[] = [];
  const warnings: string[] = [];
  page.on('dialog', dialog => {
    alerts.push(dialog.message());
    void dialog.accept();
  });
  page.on('console', message => {
    if (/\[cobrowse\]/.test(message.text())) warnings.push(message.text());
  });
  page.on('pageerror', error => warnings.push(String(error)));
  return { alerts, warnings };
}

const JAVASCRIPT_API = `
if (!window._genesys) window._genesys = {};
window._genesys.cobrowse = { apikey: 'mine', debug: false, onReady: [] };

function createCustomCobrowseUI(cobrowseApi) {
  var toolbar = document.createElement('div');
  toolbar.className = 'cobrowseToolbar';
  toolbar.textContent = 'You share this page';
  cobrowseApi.markServiceElement(toolbar);
  cobrowseApi.onConnected.add(function () {
    document.body.appendChild(toolbar);
  });
}
function showCobrowseButton() { document.title = 'Button'; }
function showCobrowseToolbar(session) { document.title = 'Toolbar ' + session.token; }
function notifyCobrowseStarted(session) { alert('Spell this: ' + session.token); }
var endMessages = { self: 'You have left', external: 'Our staff has left' };

_genesys.cobrowse.onReady.push(function (cobrowseApi, isTopContext) {
  cobrowseApi.onMaskedElement.add(function (element) { element.title = 'Our staff cannot see this.'; });
  window.context = isTopContext;
  if (!isTopContext) {
    return;
  }
  createCustomCobrowseUI(cobrowseApi);
  cobrowseApi.onInitialized.add(function (session) {
    if (!session) {
      showCobrowseButton();
    } else {
      showCobrowseToolbar(session);
    }
  });
  cobrowseApi.onSessionStarted.add(notifyCobrowseStarted);
  cobrowseApi.onAgentJoined.add(function (agent, session) {
    alert('Joined: ' + session.agents.length + JSON.stringify(agent));
  });
  cobrowseApi.onSessionEnded.add(function (details) {
    alert(endMessages[details.reason] || 'Something went wrong.');
    showCobrowseButton();
  });
  console.log(_genesys.cobrowse.VERSION);
});`;

test('[EX30] the examples of the JavaScript API, pasted into a page and into a page in a frame of it', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const site = await openSite({
    '/empty': { plain: true },
    '/': {
      before: JAVASCRIPT_API,
      body: `<h1>Shop</h1><iframe src="/frame"></iframe><div data-gcb-service-node="true">Not for staff</div>`,
    },
    '/frame': { before: JAVASCRIPT_API, body: '<p>In the frame</p>' },
  });
  const customer = await openCustomer(`${site.url}/empty`);
  const { page } = customer;
  const { alerts, warnings } = listenTo(page);
  await page.goto(site.url);
  await expect(page).toHaveTitle('Button');
  const token = await customer.startSession();
  await expect.poll(() => alerts).toEqual([`Spell this: ${token}`]);
  await expect(page.getByText('You share this page')).toBeVisible();
  await agent.join(token);
  await expect.poll(() => alerts).toContain('Joined: 1{}');

  await expect(agent.view.getByRole('heading', { name: 'Shop' })).toBeVisible();
  await expect(agent.view.frameLocator('iframe').getByText('In the frame')).toBeVisible();
  await expect(agent.view.getByText('You share this page')).toHaveCount(0);
  await expect(agent.view.getByText('Not for staff')).toHaveCount(0);
  const contexts = page.frames().map(frame => frame.evaluate('window.context'));
  expect(await Promise.all(contexts)).toEqual([true, false]);

  await page.reload();
  await expect(page).toHaveTitle(`Toolbar ${token}`);
  await agent.page.getByRole('button', { name: 'Exit session' }).click();
  await expect.poll(() => alerts.at(-1)).toBe('Our staff has left');
  await expect(page).toHaveTitle('Button');
  expect(warnings).toEqual([]);
});

const CHAT = `
window.sent = [];
var myChat = {
  on: function (name, then) { setTimeout(then, 0, { name: name }); },
  sendMessage: function (text) { window.sent.push(text); }
};`;
const ADAPTER = `
function MyChatAdapter() {
  this.initializeAsync = function (done) { myChat.on('initialized', done); };
  this.isAgentConnected = function () { return true; };
  this.sendCbSessionToken = function (token) { myChat.sendMessage('{start:' + token + '}'); };
}`;
const SAY = `window.said = [typeof APIs.cobrowse.startSession, typeof APIs.chat];`;

test('[EX31] the examples of the 8.1.3 reference: the api by its name, and a chat behind an adapter', async ({
  openSite,
  openCustomer,
}) => {
  const site = await openSite({
    '/empty': { plain: true },
    '/function': {
      before: `${CHAT}${ADAPTER}
        var _genesys = {
          cobrowse: {
            disableBuiltInUI: false,
            primaryMedia: new MyChatAdapter(),
            css: { browser: true, server: true },
            maxOfflineDuration: 600,
            disableWebSockets: false,
            onReady: function (cobrowseApi, isTopContext) { window.context = isTopContext; }
          },
          onReady: function (APIs) { ${SAY} }
        };`,
    },
    '/array': {
      before: `var _genesys = { onReady: [] };`,
      body: `<script>_genesys.onReady.push(function (APIs) { ${SAY} });</script>`,
    },
    '/old': { before: `var _gcb = { cobrowse: { onReady: function () { window.said = ['old']; } } };` },
  });
  const { page } = await openCustomer(`${site.url}/empty`);
  const { warnings } = listenTo(page);
  for (const path of ['/array', '/function']) {
    await page.goto(site.url + path);
    await expect.poll(() => page.evaluate('window.said')).toEqual(['function', 'undefined']);
  }
  expect(await page.evaluate('window.context')).toBe(true);
  await page.getByRole('button', { name: 'Share this page' }).click();
  const token = await readToken(page);
  await expect(page.getByText('Waiting for representative to connect')).toBeVisible();
  expect(await page.evaluate('window.sent')).toEqual([`{start:${token}}`]);
  expect(warnings).toEqual([]);

  await page.goto(`${site.url}/old`);
  await expect.poll(() => page.evaluate('window.said')).toEqual(['old']);
  expect(warnings).toEqual([expect.stringContaining('"_gcb" is deprecated')]);
});

test('[EX32] the examples of localisation: a language with one text replaced, and one text of the default', async ({
  openSite,
  openCustomer,
}) => {
  const tag = '<script src="{server}/cobrowse/js/gcb.min.js?apikey=KEY"></script>';
  const german = `window._genesys = { widgets: {} };
    window._genesys.widgets.cobrowse = {
      src: '{server}/cobrowse/js/gcb.min.js?apikey=KEY',
      url: '{server}/cobrowse/',
      apikey: 'KEY',
      lang: 'de',
      localization: { "modalYes": "Natürlich!" }
    };`;
  const single = `if (!window._genesys) window._genesys = {};
    window._genesys.widgets = {
      cobrowse: {
        src: '{server}/cobrowse/js/gcb.min.js',
        url: '{server}/cobrowse/',
        localization: { 'toolbarContent': 'Session token: {sessionId}' }
      }
    };`;
  const site = await openSite({
    '/empty': { plain: true },
    '/german': { snippet: `<script>${german}</script>${tag}` },
    '/single': { snippet: `<script>${single}</script>${tag}` },
  });
  const { page } = await openCustomer(`${site.url}/empty`);
  const { warnings } = listenTo(page);
  const share = page.getByRole('button', { name: 'Share this page' });

  await page.goto(`${site.url}/german`);
  await share.click();
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Nein' })).toBeVisible();
  await page.getByRole('button', { name: 'Natürlich!' }).click();
  await expect(page.getByText(/^Sitzungsnummer: \d{9}$/)).toBeVisible();
  await page.getByRole('button', { name: 'Co-Browsing beenden' }).click();
  await expect(page.getByText(/^Sitzungsnummer/)).toBeHidden();

  await page.goto(`${site.url}/single`);
  await share.click();
  await page.getByRole('button', { name: 'Yes', exact: true }).click();
  await expect(page.getByText(/^Session token: \d{9}$/)).toBeVisible();
  await page.getByRole('button', { name: 'Exit Co-browse session' }).click();
  await expect(page.getByText('You have left the session. Co-browse is now terminated.')).toBeVisible();
  expect(warnings).toEqual([]);
});
