import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve } from 'node:path';
import type { Site } from './startSite.js';

/** The server that the examples name; a test's own takes its place. */
const NAMED = 'http://127.0.0.1:8700';
const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** Serves a folder of `examples/` as it is, but for the server's address. */
export async function startExample(name: string, cobrowse: string): Promise<Site> {
  const folder = resolve('examples', name);
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    const file = join(folder, pathname === '/' ? 'index.html' : pathname);
    const text = await readFile(file, 'utf8').catch(() => null);
    response.writeHead(text === null ? 404 : 200, {
      'content-type': `${TYPES[extname(file)] ?? 'text/plain'}; charset=utf-8`,
    });
    response.end(text?.replaceAll(NAMED, cobrowse) ?? 'There is no such file.');
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
