import type { Page } from '@playwright/test';
import { build } from 'esbuild';
import { type Agent, type Customer, expect, expectMirrored, test } from '../harness/cobrowseTest.js';

declare global {
  interface Window {
    violations?: string[];
  }
}

/** A script of the site, because such policies allow none in the page. */
const WATCH = `window.violations = [];
document.addEventListener('securitypolicyviolation', function (event) {
  violations.push(event.effectiveDirective + ' ' + event.blockedURI + ' ' + event.sourceFile + ' ' + event.sample);
});`;
const BODY = '<h1>Strict</h1><label>Name <input value="Ada"></label><p id="text">text</p>';
const REST = `default-src 'none'; style-src 'self'; connect-src {server} {socket}; base-uri 'none';`;
const TRUSTED_TYPES = `require-trusted-types-for 'script'; trusted-types 'none';`;
const NONCE = `Tm9uY2U`;

const policy = (...parts: string[]) => ({ 'content-security-policy': parts.join(' ') });
const readViolations = (page: Page) => page.evaluate(() => window.violations);

async function expectWholeSession(customer: Customer, agent: Agent): Promise<void> {
  const { page } = customer;
  await agent.join(await customer.startSession());
  await expect(agent.view.getByRole('heading', { name: 'Strict' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Name' }).fill('Grace');
  await page.locator('#text').evaluate(element => element.replaceChildren('changed'));
  await expect(agent.view.getByText('changed')).toBeVisible();
  await expectMirrored(customer, agent);
  await agent.view.getByRole('heading', { name: 'Strict' }).hover();
  await expect(page.getByText('Representative', { exact: true })).toBeVisible();
  await page.reload();
  await expectMirrored(customer, agent);
  await page.getByRole('button', { name: 'Exit Co-browse session' }).click();
  await expect(page.getByText('You have left the session.')).toBeVisible();
}

test('[LOAD30] with the files on the site, a whole session runs under a policy without inline code, with Trusted Types', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const site = await openSite({
    '/watch.js': {
      script: `${WATCH} window._genesys = { cobrowse: { lang: 'fr', localization: { areYouOnPhone:
      'Are you on the phone with our representative?', modalTitle: 'Co-browse', modalYes: 'Yes', toolbarContent: 'Session ID: {sessionId}',
      exitBtnTitle: 'Exit Co-browse session', youLeft: 'You have left the session.', agentPointer: 'Representative' } } };`,
    },
    '/': {
      headers: policy(`script-src 'self';`, REST, TRUSTED_TYPES),
      snippet: `<script src="/watch.js"></script>
        <script src="/sdk/gcb.min.js" data-gcb-url="{server}/cobrowse"></script>`,
      body: BODY,
    },
  });
  const customer = await openCustomer(site.url);
  await expectWholeSession(customer, agent);
  expect(await readViolations(customer.page)).toEqual([]);
});

test('[LOAD31] the nonce of the script element is enough for all files, with Trusted Types', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const site = await openSite({
    '/watch.js': { script: WATCH },
    '/': {
      headers: policy(`script-src 'nonce-${NONCE}';`, REST, TRUSTED_TYPES),
      snippet: `<script src="/watch.js" nonce="${NONCE}"></script>
        <script src="{server}/cobrowse/js/gcb.min.js" nonce="${NONCE}"></script>`,
      body: BODY,
    },
  });
  const customer = await openCustomer(site.url);
  await expectWholeSession(customer, agent);
  expect(await readViolations(customer.page)).toEqual([]);
});

test('[LOAD31] so is the trust that strict-dynamic passes on to the script of a snippet', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const snippet = `<script nonce="${NONCE}">var script = document.createElement('script');
    script.src = '{server}/cobrowse/js/gcb.min.js'; document.head.appendChild(script);</script>`;
  const site = await openSite({
    '/watch.js': { script: WATCH },
    '/': {
      headers: policy(`script-src 'nonce-${NONCE}' 'strict-dynamic';`, REST),
      snippet: `<script src="/watch.js" nonce="${NONCE}"></script>${snippet}`,
      body: BODY,
    },
  });
  const customer = await openCustomer(site.url);
  await expectWholeSession(customer, agent);
  expect(await readViolations(customer.page)).toEqual([]);
});

test('[LOAD32] so does the package from npm, bundled into a script of the site', async ({
  openSite,
  openCustomer,
  agent,
  server,
}) => {
  const app = `import { createCobrowse } from './dist/esm/index.js';
    createCobrowse({ url: ${JSON.stringify(`${server.url}/cobrowse`)} });`;
  const { outputFiles } = await build({
    stdin: { contents: app, resolveDir: process.cwd() },
    bundle: true,
    write: false,
    format: 'iife',
    logLevel: 'error',
  });
  const site = await openSite({
    '/watch.js': { script: WATCH },
    '/app.js': { script: outputFiles[0]?.text ?? '' },
    '/': {
      headers: policy(`script-src 'self';`, REST, TRUSTED_TYPES),
      snippet: '<script src="/watch.js"></script><script src="/app.js" defer></script>',
      body: BODY,
    },
  });
  const customer = await openCustomer(site.url);
  await expectWholeSession(customer, agent);
  expect(await readViolations(customer.page)).toEqual([]);
});
