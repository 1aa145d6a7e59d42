import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { buildWithVite, buildWithWebpack } from '../harness/buildConsumer.js';
import { test as base, expect, expectMirrored, readToken } from '../harness/cobrowseTest.js';
import { createConsumer } from '../harness/createConsumer.js';
import { packPackages } from '../harness/packPackages.js';
import { serveFolder } from '../harness/serveFolder.js';

interface Bundlers {
  /** A project that has installed what would be published. */
  consumer: { folder: string };
}
interface Site {
  /** Opens a built site as a customer's page, and fails for anything that it says on its console. */
  openBuilt(site: string, query?: Record<string, string>): Promise<Page>;
}

const test = base.extend<Site, Bundlers>({
  consumer: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from the pattern.
    async ({}, use) => {
      const { remove: removePacked, ...packed } = packPackages();
      const consumer = createConsumer(packed, ['plain', 'react', 'reactHelp', 'vue']);
      await use(consumer);
      consumer.remove();
      removePacked();
    },
    { scope: 'worker' },
  ],
  openBuilt: async ({ openCustomer, server }, use) => {
    const sites: { stop(): Promise<void> }[] = [];
    const said: string[] = [];
    await use(async (site, query = {}) => {
      const served = await serveFolder(site);
      sites.push(served);
      const { page } = await openCustomer('about:blank');
      page.on('pageerror', error => said.push(error.message));
      page.on('console', message => {
        if (['error', 'warning'].includes(message.type())) said.push(message.text());
      });
      const asked = new URLSearchParams({ server: `${server.url}/cobrowse`, ...query });
      await page.goto(`${served.url}/index.html?${asked}`);
      return page;
    });
    for (const site of sites) await site.stop();
    expect(said).toEqual([]);
  },
});

// One worker: packing and building are done once for all of them.
test.describe.configure({ mode: 'default', timeout: 120_000 });

/** Presses the button, says yes, and gives the number. */
async function start(page: Page, yes = 'Yes'): Promise<void> {
  await page.getByRole('button', { name: 'Share this page' }).click();
  await page.getByRole('dialog').getByRole('button', { name: yes }).click();
}

test('[PKG17] the script tag of the package, hosted by the site itself, runs a session with its own files', async ({
  consumer,
  openBuilt,
  server,
  agent,
}) => {
  const site = join(consumer.folder, 'hosted');
  cpSync(join(consumer.folder, 'node_modules/opencobrowse/dist/js'), join(site, 'gcb'), { recursive: true });
  writeFileSync(
    join(site, 'index.html'),
    `<!doctype html><html lang="en"><head><title>Hosted</title><link rel="icon" href="data:,">
<script src="gcb/gcb.min.js" data-gcb-url="${server.url}/cobrowse"></script></head>
<body><button class="gcb-startCobrowse">Share this page</button></body></html>`,
  );
  const page = await openBuilt(site);
  const files: string[] = [];
  page.on('request', request => files.push(request.url()));
  await start(page);
  await agent.join(await readToken(page));
  await expectMirrored({ page, startSession: () => readToken(page) }, agent);
  const own = new URL(page.url()).origin;
  const ours = files.filter(file => file.includes('/gcb-'));
  expect(ours.length).toBeGreaterThanOrEqual(2);
  expect(ours.filter(file => !file.startsWith(own))).toEqual([]);
});

const builds = {
  Vite: (folder: string) => buildWithVite(folder, 'plain'),
  webpack: (folder: string) => buildWithWebpack(folder, 'plain'),
};

for (const [bundler, build] of Object.entries(builds)) {
  test(`[PKG14] the package, bundled by ${bundler}, runs a session in English and one in German`, async ({
    consumer,
    openBuilt,
    agent,
  }) => {
    const site = await build(consumer.folder);
    const page = await openBuilt(site);
    const files: string[] = [];
    page.on('request', request => files.push(new URL(request.url()).pathname));
    await start(page);
    const token = await readToken(page);
    // The session's code is fetched when there is one, as with the script tag.
    expect(files.filter(file => file.endsWith('.js')).length).toBeGreaterThanOrEqual(1);
    await agent.join(token);
    await expect(agent.status).toHaveText('Live');
    await page.evaluate(() => document.querySelector('h1')?.append(' and more'));
    await expect(agent.view.getByRole('heading', { name: 'Consumer and more' })).toBeVisible();
    await page.getByRole('button', { name: 'Exit Co-browse session' }).click();
    await expect(agent.status).toContainText('customer');

    const german = await openBuilt(site, { lang: 'de' });
    await start(german, 'Ja');
    await expect(german.getByText(/^Sitzungsnummer: \d{9}$/)).toBeVisible();
  });
}

test('[PKG15] a React component in Strict Mode, mounted twice, has one working co-browse, gone when it is unmounted', async ({
  consumer,
  openBuilt,
  agent,
}) => {
  const page = await openBuilt(await buildWithVite(consumer.folder, 'react', 'development'));
  await expect(page).toHaveTitle('mounted 2 times');
  await start(page);
  const token = await readToken(page);
  await expect(page.getByRole('status').filter({ hasText: /^\d{9}$/ })).toHaveText(token);
  await agent.join(token);
  await expectMirrored({ page, startSession: () => readToken(page) }, agent);

  await page.getByRole('button', { name: 'Toggle help' }).click();
  await expect(page.getByText(/^Session ID/)).toHaveCount(0);
  await expect(agent.status).not.toHaveText('Live');
  // Mounted again, it goes on with the session that was left.
  await page.getByRole('button', { name: 'Toggle help' }).click();
  expect(await readToken(page)).toBe(token);
  await expectMirrored({ page, startSession: () => readToken(page) }, agent);
});

test('[PKG16] a Vue component, bundled by webpack, runs a session for as long as it is mounted', async ({
  consumer,
  openBuilt,
  agent,
}) => {
  const page = await openBuilt(await buildWithWebpack(consumer.folder, 'vue'));
  await start(page);
  const token = await readToken(page);
  await agent.join(token);
  await expectMirrored({ page, startSession: () => readToken(page) }, agent);
  await page.getByRole('button', { name: 'Toggle help' }).click();
  await expect(page.getByText(/^Session ID/)).toHaveCount(0);
  await page.getByRole('button', { name: 'Toggle help' }).click();
  expect(await readToken(page)).toBe(token);
});
