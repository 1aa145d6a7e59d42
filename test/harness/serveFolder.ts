import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve, sep } from 'node:path';
import type { Site } from './startSite.js';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/**
 * Serves files as a company's own web server would, on another origin than the co-browse server's.
 * `singlePage`: an address without an extension is `index.html`. `deploy` makes the last change to a page,
 * such as the address of the server in it.
 */
export async function serveFolder(
  folder: string,
  { singlePage = false, deploy = (html: string) => html } = {},
): Promise<Site> {
  const root = resolve(folder);
  const fileOf = (path: string) => {
    if (path.endsWith('/') || (singlePage && extname(path) === '')) return 'index.html';
    return path.slice(1);
  };
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://site').pathname);
    const file = join(root, fileOf(path));
    const type = TYPES[extname(file)];
    const content =
      file.startsWith(root + sep) && type ? await readFile(file, 'utf8').catch(() => null) : null;
    response.writeHead(content === null ? 404 : 200, { 'content-type': type ?? 'text/plain' });
    response.end(extname(file) === '.html' && content !== null ? deploy(content) : content);
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
