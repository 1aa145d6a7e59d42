import {
  type BrowserContext,
  test as base,
  expect,
  type Frame,
  type FrameLocator,
  type Page,
} from '@playwright/test';
import { describeDom } from './describeDom.js';
import { type CuttableProxy, startProxy } from './startProxy.js';
import { type ServerProcess, startServerProcess } from './startServerProcess.js';
import { type Site, startSite, type TestPage, type TestScript } from './startSite.js';

const CUSTOMER_PAGE = 'Customer page';

/** The customer's side, as a person sees it. */
export interface Customer {
  page: Page;
  /** Presses the start button and answers the question. Gives the nine digits that the toolbar shows. */
  startSession(): Promise<string>;
}

/** The representative's side, as a person sees it. */
export interface Agent {
  page: Page;
  view: FrameLocator;
  join(token: string): Promise<void>;
  status: ReturnType<Page['getByRole']>;
}

interface Fixtures {
  /** On the demo's home page. Each party has a browser of its own: no shared storage. */
  customer: Customer;
  agent: Agent;
  /** `at` is a path of the demo, or a whole address. */
  openCustomer(at?: string): Promise<Customer>;
  openAgent(serverUrl?: string): Promise<Agent>;
  /** A company's own site, on another origin than the server. */
  openSite(pages: Record<string, TestPage | TestScript>, serverUrl?: string): Promise<Site>;
  openProxy(serverUrl?: string): Promise<CuttableProxy>;
  /** A server of this test's own, which it may kill or give other settings. */
  openServer(env?: Record<string, string>): Promise<ServerProcess>;
}

/** `server` is shared by the tests of a worker; a test that kills one opens its own. */
export const test = base.extend<Fixtures, { server: ServerProcess }>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from the pattern.
    async ({}, use) => {
      const server = await startServerProcess();
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],
  openCustomer: async ({ browser, server }, use) => {
    const opened = stack();
    await use(async (at = '/') => {
      const context = await browser.newContext();
      opened.push(() => context.close());
      return openCustomer(context, new URL(at, server.url).href);
    });
    await opened.undo();
  },
  openAgent: async ({ browser, server }, use) => {
    const opened = stack();
    await use(async (serverUrl = server.url) => {
      const context = await browser.newContext();
      opened.push(() => context.close());
      return openAgent(context, serverUrl);
    });
    await opened.undo();
  },
  openSite: async ({ server }, use) => {
    const opened = stack();
    await use(async (pages, serverUrl = server.url) => {
      const site = await startSite(serverUrl, pages);
      opened.push(site.stop);
      return site;
    });
    await opened.undo();
  },
  openProxy: async ({ server }, use) => {
    const opened = stack();
    await use(async (serverUrl = server.url) => {
      const proxy = await startProxy(serverUrl);
      opened.push(proxy.stop);
      return proxy;
    });
    await opened.undo();
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from the pattern.
  openServer: async ({}, use) => {
    const opened = stack();
    await use(async env => {
      const server = await startServerProcess(env);
      opened.push(server.stop);
      return server;
    });
    await opened.undo();
  },
  customer: async ({ openCustomer: open }, use) => use(await open()),
  agent: async ({ openAgent: open }, use) => use(await open()),
});

/** What a fixture has opened, to be closed in reverse. */
function stack() {
  const steps: (() => Promise<void>)[] = [];
  return {
    push: (step: () => Promise<void>) => void steps.push(step),
    async undo() {
      for (const step of steps.reverse()) await step();
    },
  };
}

export { expect };

/** `given`: a page that was made before, so that all that it sends is heard. */
export async function openCustomer(context: BrowserContext, url: string, given?: Page): Promise<Customer> {
  const page = given ?? (await context.newPage());
  await page.goto(url);
  return {
    page,
    async startSession() {
      await page.getByRole('button', { name: 'Share this page' }).click();
      const question = page.getByRole('dialog', { name: 'Co-browse' });
      await expect(question).toContainText('Are you on the phone with our representative?');
      await question.getByRole('button', { name: 'Yes' }).click();
      return readToken(page);
    },
  };
}

/** The nine digits in the toolbar. */
export async function readToken(page: Page): Promise<string> {
  const label = page.getByText(/^Session ID: \d{9}$/);
  await expect(label).toBeVisible();
  return (await label.innerText()).replace('Session ID: ', '');
}

export async function openAgent(context: BrowserContext, url: string, given?: Page): Promise<Agent> {
  const page = given ?? (await context.newPage());
  await page.goto(`${url}/cobrowse/agent/`);
  const status = page.getByRole('status');
  return {
    page,
    status,
    view: page.frameLocator(`iframe[title="${CUSTOMER_PAGE}"]`),
    async join(token) {
      await page.getByRole('textbox', { name: 'Session ID' }).fill(token);
      await page.getByRole('button', { name: 'Join' }).click();
    },
  };
}

/** Waits until the agent's mirror says the same as the customer's page, or as a frame in it of another origin. */
export async function expectMirrored(
  customer: Customer,
  agent: Agent,
  foreign?: { frame: Frame; title: string },
): Promise<void> {
  await expect
    .poll(
      async () => {
        const there = await (foreign?.frame ?? customer.page).evaluate(describeDom, []);
        const inView = foreign ? [CUSTOMER_PAGE, foreign.title] : [CUSTOMER_PAGE];
        const here = await agent.page.evaluate(describeDom, inView);
        return firstDifference(there, here);
      },
      { timeout: 20_000, message: 'the mirrored page equals the page' },
    )
    .toBe('');
}

/** Where two descriptions part, for people; empty when they do not. */
export function firstDifference(page: string, mirror: string): string {
  if (page === mirror) return '';
  const left = page.split('\n');
  const right = mirror.split('\n');
  const at = left.findIndex((line, index) => line !== right[index]);
  const line = at < 0 ? left.length : at;
  const around = (lines: string[]) => lines.slice(Math.max(0, line - 2), line + 3).join('\n');
  return `line ${line} of ${left.length}/${right.length}\n— page\n${around(left)}\n— mirror\n${around(right)}`;
}
