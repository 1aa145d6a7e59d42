import type { Page } from '@playwright/test';

declare global {
  interface Window {
    heard?: { name: string; argument: unknown }[];
  }
}

const OF_SESSION = ['onInitialized', 'onSessionStarted', 'onConnected', 'onAgentJoined', 'onSessionEnded'];
const OF_CONTROL = ['onModeChanged', 'onAgentNavigated', 'onNavigationFailed'];

const hear = (names: readonly string[]) => `
window.heard = [];
window._genesys = { cobrowse: { onReady: [function (api, isTopContext) {
  window.api = api;
  ${JSON.stringify(names)}.forEach(function (name) {
    api[name].add(function () {
      var last = arguments.length > 0 ? arguments[arguments.length - 1] : null;
      window.heard.push({ name: name, argument: last === null ? null : JSON.parse(JSON.stringify(last)) });
    });
  });
  window.isTop = isTopContext;
}] } };`;

/** Puts this into a page's head: notes what the api's signals say, as a site's own code would hear it. */
export const HEAR_SIGNALS = hear(OF_SESSION);
/** The same, with what becomes of control. */
export const HEAR_CONTROL = hear([...OF_SESSION, ...OF_CONTROL]);

/** What the page has heard, in order. */
export async function readSignals(page: Page): Promise<{ name: string; argument: unknown }[]> {
  return page.evaluate(() => window.heard ?? []);
}

export async function readEndReason(page: Page): Promise<unknown> {
  const heard = await readSignals(page);
  const ended = heard.filter(({ name }) => name === 'onSessionEnded').map(({ argument }) => argument);
  return ended.map(details => (details as { reason?: unknown }).reason).join(',');
}
