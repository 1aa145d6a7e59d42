import type { Page } from '@playwright/test';

declare global {
  interface Window {
    heard?: { name: string; argument: unknown }[];
  }
}

/** Puts this into a page's head: notes what the api's signals say, as a site's own code would hear it. */
export const HEAR_SIGNALS = `
window.heard = [];
window._genesys = { cobrowse: { onReady: [function (api, isTopContext) {
  window.api = api;
  ['onInitialized', 'onSessionStarted', 'onConnected', 'onAgentJoined', 'onSessionEnded'].forEach(function (name) {
    api[name].add(function () {
      var last = arguments[arguments.length - 1];
      window.heard.push({ name: name, argument: last === null ? null : JSON.parse(JSON.stringify(last)) });
    });
  });
  window.isTop = isTopContext;
}] } };`;

/** What the page has heard, in order. */
export async function readSignals(page: Page): Promise<{ name: string; argument: unknown }[]> {
  return page.evaluate(() => window.heard ?? []);
}

export async function readEndReason(page: Page): Promise<unknown> {
  const heard = await readSignals(page);
  const ended = heard.filter(({ name }) => name === 'onSessionEnded').map(({ argument }) => argument);
  return ended.map(details => (details as { reason?: unknown }).reason).join(',');
}
