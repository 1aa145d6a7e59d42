import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, resolve } from 'node:path';

export interface TestPage {
  title?: string;
  body?: string;
  /** A script in the head, before the snippet. */
  before?: string;
  /** Markup in the head in place of the deployment snippet; `{server}` is the co-browse server's address. */
  snippet?: string;
  /** With `{server}` and `{socket}` for the co-browse server's address over HTTP and WebSocket. */
  headers?: Record<string, string>;
  /** Without the snippet and the start button. */
  plain?: boolean;
}

/** A script of the site's own. */
export interface TestScript {
  script: string;
}

export interface Site {
  /** Such as `http://127.0.0.1:40001`; another origin than the co-browse server's. */
  readonly url: string;
  stop(): Promise<void>;
}

const SDK = resolve(import.meta.dirname, '../../dist/js');

/**
 * A company's site on a server of its own, with the deployment snippet on each of the test's pages. Below `/sdk/`
 * it serves the SDK's files itself.
 */
export async function startSite(
  cobrowse: string,
  pages: Record<string, TestPage | TestScript>,
): Promise<Site> {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    const page = pathname.startsWith('/sdk/') ? await readSdk(pathname) : pages[pathname];
    const isScript = page !== undefined && 'script' in page;
    response.writeHead(page ? 200 : 404, {
      'content-type': `text/${isScript ? 'javascript' : 'html'}; charset=utf-8`,
      ...(page && !isScript && withServer(page.headers ?? {}, cobrowse)),
    });
    if (!page) response.end('There is no such page.');
    else response.end(isScript ? page.script : render(page, cobrowse));
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

async function readSdk(pathname: string): Promise<TestScript | undefined> {
  const text = await readFile(resolve(SDK, basename(pathname)), 'utf8').catch(() => null);
  return text === null ? undefined : { script: text };
}

function withServer(headers: Record<string, string>, cobrowse: string): Record<string, string> {
  const socket = cobrowse.replace(/^http/, 'ws');
  const filled = Object.entries(headers).map(([name, value]) => [
    name,
    value.replaceAll('{server}', cobrowse).replaceAll('{socket}', socket),
  ]);
  return Object.fromEntries(filled);
}

const SNIPPET = `<script>(function (d, s, id) {
  if (d.getElementById(id)) return;
  var first = d.getElementsByTagName(s)[0], script = d.createElement(s);
  script.id = id; script.async = true; script.src = '{server}/cobrowse/js/gcb.min.js?apikey=test';
  script.setAttribute('data-gcb-url', '{server}/cobrowse');
  first.parentNode.insertBefore(script, first);
})(document, 'script', 'genesys-js');</script>`;

function render(page: TestPage, cobrowse: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${page.title ?? 'Test page'}</title>
${page.before ? `<script>${page.before}</script>` : ''}
${(page.snippet ?? (page.plain ? '' : SNIPPET)).replaceAll('{server}', cobrowse)}</head>
<body>${page.plain ? '' : '<button type="button" class="gcb-startCobrowse">Share this page</button>'}
<div id="content">${page.body?.replaceAll('{server}', cobrowse) ?? ''}</div></body></html>`;
}
