import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { type BuiltExample, buildFromPackage } from './buildFromPackage.js';
import { test as base, expect } from './cobrowseTest.js';
import { serveFolder } from './serveFolder.js';
import type { Site } from './startSite.js';

type ReactMode = Parameters<typeof buildFromPackage>[1];

interface Fixtures {
  /** The site with an interface of its own, pointed at a co-browse server. */
  openCustomUi(serverUrl?: string): Promise<Site>;
  /** The single-page app, built from the packed package. React's development mode mounts twice and warns. */
  openReactSpa(mode: ReactMode): Promise<Site>;
  /**
   * A customer's browser. At the end of the test no error and no warning may have come from it, but for
   * those that `expected` knows.
   */
  openVisitor(url: string, expected?: RegExp): Promise<Page>;
}

interface WorkerFixtures {
  buildReactSpa(mode: ReactMode): Promise<BuiltExample>;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  buildReactSpa: [
    async ({ server }, use) => {
      const builds = new Map<ReactMode, Promise<BuiltExample>>();
      await use(mode => {
        const env = { VITE_COBROWSE_URL: `${server.url}/cobrowse` };
        const build = builds.get(mode) ?? buildFromPackage('react-spa', mode, env);
        builds.set(mode, build);
        return build;
      });
      // A build that failed has failed its test, and has left nothing.
      for (const build of await Promise.allSettled(builds.values())) {
        if (build.status === 'fulfilled') await build.value.remove();
      }
    },
    { scope: 'worker' },
  ],
  openCustomUi: async ({ server }, use) => {
    const sites: Site[] = [];
    await use(async (serverUrl = server.url) => {
      const deploy = (html: string) => html.replaceAll('http://127.0.0.1:8700', serverUrl);
      const site = await serveFolder(resolve('examples/custom-ui'), { deploy });
      sites.push(site);
      return site;
    });
    for (const site of sites) await site.stop();
  },
  openReactSpa: async ({ buildReactSpa }, use) => {
    const sites: Site[] = [];
    await use(async mode => {
      const { folder } = await buildReactSpa(mode);
      const site = await serveFolder(folder, { singlePage: true });
      sites.push(site);
      return site;
    });
    for (const site of sites) await site.stop();
  },
  openVisitor: async ({ browser }, use) => {
    const faults: string[] = [];
    const opened: Page[] = [];
    await use(async (url, expected) => {
      const context = await browser.newContext();
      const page = await context.newPage();
      opened.push(page);
      const note = (fault: string) => {
        if (!expected?.test(fault)) faults.push(fault);
      };
      page.on('pageerror', error => note(`thrown: ${error.message}`));
      page.on('console', message => {
        if (['error', 'warning'].includes(message.type())) note(`${message.type()}: ${message.text()}`);
      });
      await page.goto(url);
      return page;
    });
    for (const page of opened) await page.context().close();
    expect(faults).toEqual([]);
  },
});

export { expect };
