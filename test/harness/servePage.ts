import type { BrowserContext } from '@playwright/test';

/** The deployment snippet, as a site would carry it (FACTS 1). */
const SNIPPET = `<script>(function (d, s, id) {
  if (d.getElementById(id)) return;
  var first = d.getElementsByTagName(s)[0], script = d.createElement(s);
  script.id = id; script.async = true; script.src = '/cobrowse/js/gcb.min.js?apikey=test';
  script.setAttribute('data-gcb-url', '/cobrowse');
  first.parentNode.insertBefore(script, first);
})(document, 'script', 'genesys-js');</script>`;

export interface TestPage {
  /** Such as `/fuzz`. */
  path: string;
  title?: string;
  body: string;
  /** Runs before the snippet, in the head. */
  before?: string;
}

/** Serves a page of the test's own making under the server's origin, with the snippet and a start button. */
export async function servePage(context: BrowserContext, origin: string, page: TestPage): Promise<string> {
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${page.title ?? 'Test page'}</title>
<script>${page.before ?? ''}</script>${SNIPPET}</head>
<body><button type="button" class="gcb-startCobrowse">Share this page</button><div id="content">${page.body}</div></body></html>`;
  const url = `${origin}${page.path}`;
  await context.route(url, route => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
  return url;
}
