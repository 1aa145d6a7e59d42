import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TestPage {
  title?: string;
  body?: string;
  /** A script in the head, before the snippet. */
  before?: string;
  headers?: Record<string, string>;
  /** Without the snippet and the start button. */
  plain?: boolean;
}

export interface Site {
  /** Such as `http://127.0.0.1:40001`; another origin than the co-browse server's. */
  readonly url: string;
  stop(): Promise<void>;
}

/** A company's site on a server of its own, with the deployment snippet on each of the test's pages. */
export async function startSite(cobrowse: string, pages: Record<string, TestPage>): Promise<Site> {
  const server = createServer((request, response) => {
    const page = pages[new URL(request.url ?? '/', 'http://site').pathname];
    response.writeHead(page ? 200 : 404, { 'content-type': 'text/html; charset=utf-8', ...page?.headers });
    response.end(page ? render(page, cobrowse) : 'There is no such page.');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function render(page: TestPage, cobrowse: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${page.title ?? 'Test page'}</title>
<script>${page.before ?? ''}</script>
${page.plain ? '' : snippet(cobrowse)}</head>
<body>${page.plain ? '' : '<button type="button" class="gcb-startCobrowse">Share this page</button>'}
<div id="content">${page.body ?? ''}</div></body></html>`;
}

function snippet(cobrowse: string): string {
  return `<script>(function (d, s, id) {
  if (d.getElementById(id)) return;
  var first = d.getElementsByTagName(s)[0], script = d.createElement(s);
  script.id = id; script.async = true; script.src = '${cobrowse}/cobrowse/js/gcb.min.js?apikey=test';
  script.setAttribute('data-gcb-url', '${cobrowse}/cobrowse');
  first.parentNode.insertBefore(script, first);
})(document, 'script', 'genesys-js');</script>`;
}
