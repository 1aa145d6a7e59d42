import { type BrowserContext, test as base, expect, type FrameLocator, type Page } from '@playwright/test';
import { describeDom } from './describeDom.js';
import { type ServerProcess, startServerProcess } from './startServerProcess.js';

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
  /** A browser of its own for each party: no shared storage. */
  customer: Customer;
  agent: Agent;
  openAgent(): Promise<Agent>;
  openCustomer(path?: string): Promise<Customer>;
}

/** `server` is shared by the tests of a worker; a test that kills one starts its own. */
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
    const contexts: BrowserContext[] = [];
    await use(async (path = '/') => {
      const context = await browser.newContext();
      contexts.push(context);
      return openCustomer(context, `${server.url}${path}`);
    });
    for (const context of contexts) await context.close();
  },
  openAgent: async ({ browser, server }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext();
      contexts.push(context);
      return openAgent(context, server.url);
    });
    for (const context of contexts) await context.close();
  },
  customer: async ({ openCustomer: open }, use) => use(await open()),
  agent: async ({ openAgent: open }, use) => use(await open()),
});

export { expect };

export async function openCustomer(context: BrowserContext, url: string): Promise<Customer> {
  const page = await context.newPage();
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

export async function openAgent(context: BrowserContext, url: string): Promise<Agent> {
  const page = await context.newPage();
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

/** Waits until the agent's mirror says the same as the customer's page. */
export async function expectMirrored(customer: Customer, agent: Agent): Promise<void> {
  await expect
    .poll(
      async () => {
        const there = await customer.page.evaluate(describeDom, undefined);
        const here = await agent.page.evaluate(describeDom, CUSTOMER_PAGE);
        return firstDifference(there, here);
      },
      { timeout: 20_000, message: 'the mirrored page equals the page' },
    )
    .toBeNull();
}

/** Where two descriptions part, for people; `null` when they do not. */
export function firstDifference(page: string, mirror: string): string | null {
  if (page === mirror) return null;
  const left = page.split('\n');
  const right = mirror.split('\n');
  const at = left.findIndex((line, index) => line !== right[index]);
  const line = at < 0 ? left.length : at;
  const around = (lines: string[]) => lines.slice(Math.max(0, line - 2), line + 3).join('\n');
  return `line ${line} of ${left.length}/${right.length}\n— page\n${around(left)}\n— mirror\n${around(right)}`;
}
