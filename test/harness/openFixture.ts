import type { Browser, Page } from '@playwright/test';
import { bundleFixture, type FixtureName } from './bundleFixture.js';
import { expect, openAgent, openCustomer } from './cobrowseTest.js';
import { type Hands, openHands } from './openHands.js';
import { createMouse, type PointingDevice } from './pointingDevice.js';
import { startSite, type TestPage, type TestScript } from './startSite.js';
import { takeControl } from './takeControl.js';
import { tapCommands } from './tapCommands.js';

const RULES = `window._genesys = { cobrowse: { navigationDelay: 1, domRestrictions: { sets: [
  { rules: [{ selector: '.allowed', type: 'allow-submit' }] }] } } };`;
const INNER = `<label>Inside <input size="10"></label><script>
  document.querySelector('input').addEventListener('input', function (event) {
    parent.dispatchEvent(new parent.CustomEvent('inner', { detail: event.target.value }));
  });
</script>`;

/** The page of `test/fixtures` with this framework or editor, as a site. */
export async function fixturePages(name: FixtureName): Promise<Record<string, TestPage | TestScript>> {
  return {
    '/': {
      title: name,
      before: RULES,
      body: '<div id="app"></div><script src="/app.js"></script>',
    },
    '/app.js': { script: await bundleFixture(name) },
    '/inner': { plain: true, body: INNER },
    '/next': { title: 'Next', before: RULES, body: '<h1>Next</h1>' },
  };
}

export interface OpenedFixture {
  hands: Hands;
  /** Of the page, for those who want to open it without a session. */
  url: string;
  stop(): Promise<void>;
}

/** A session about a page of `test/fixtures`, in which the agent has control. */
export async function openFixture(
  browser: Browser,
  serverUrl: string,
  name: FixtureName,
  createDevice: (page: Page) => PointingDevice = createMouse,
): Promise<OpenedFixture> {
  const site = await startSite(serverUrl, await fixturePages(name));
  const customers = await browser.newContext();
  const agents = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await agents.newPage();
  const tap = await tapCommands(page);
  const customer = await openCustomer(customers, site.url);
  const agent = await openAgent(agents, serverUrl, page);
  await agent.join(await customer.startSession());
  await expect(agent.view.getByText('generation = 0')).toBeVisible();
  await takeControl(customer, agent);
  return {
    hands: openHands(customer, agent, tap, createDevice(page)),
    url: site.url,
    async stop() {
      await customers.close();
      await agents.close();
      await site.stop();
    },
  };
}
