import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { WebSocketServer } from 'ws';
import type { Parcel } from './countBytes.js';

export interface PageServer {
  origin: string;
  /** What has arrived since the last call. */
  takeParcels(): Parcel[];
  /** How many parcels have arrived, ever. */
  arrived(): number;
  stop(): void;
}

export interface Scripts {
  scenarios: ReadonlyMap<string, string>;
  recorders: ReadonlyMap<string, string>;
}

/**
 * Serves the page `/?scenario=…&recorder=…` on this machine alone, and takes in all that recorders send, to
 * whatever path and over WebSocket.
 */
export async function servePages({ scenarios, recorders }: Scripts): Promise<PageServer> {
  let parcels: Parcel[] = [];
  let arrived = 0;
  const take = (parcel: Parcel) => {
    arrived += 1;
    parcels.push(parcel);
  };
  const server = createServer((request, response) => {
    handle(request, response).catch(error => {
      response.writeHead(500).end(String(error));
    });
  });
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (request.method === 'GET') {
      const [, kind = '', name = ''] = url.pathname.split('/');
      const script = { scenario: scenarios, recorder: recorders }[kind]?.get(name);
      if (script !== undefined)
        response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' }).end(script);
      else if (url.pathname === '/')
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(describePage(url));
      else answer(url.pathname, response);
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const type = request.headers['content-type'] ?? '';
    take({ way: 'request', address: request.url ?? '', type, body: Buffer.concat(chunks) });
    answer(url.pathname, response);
  };
  const sockets = new WebSocketServer({ server, perMessageDeflate: false });
  sockets.on('connection', socket => {
    socket.on('message', data => {
      take({ way: 'socket', address: '', type: '', body: Buffer.from(data as Buffer) });
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('the server has no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    arrived: () => arrived,
    takeParcels() {
      const taken = parcels;
      parcels = [];
      return taken;
    },
    stop() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

function describePage({ searchParams }: URL): string {
  const script = (kind: string) => {
    const name = searchParams.get(kind);
    return name ? `<script src="/${kind}/${encodeURIComponent(name)}"></script>` : '';
  };
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bench</title>${script('scenario')}${script('recorder')}</head><body></body></html>`;
}

/** OpenReplay asks for a session before it sends; the others want no more than a yes. */
function answer(path: string, response: ServerResponse): void {
  const answers: Record<string, unknown> = {
    '/openreplay/v1/web/start': {
      token: 'token',
      sessionID: '1',
      projectID: '1',
      userUUID: 'bench',
      delay: 0,
      beaconSizeLimit: 1_000_000,
    },
    '/openreplay/v1/web/tags': { tags: [] },
  };
  const body = answers[path];
  if (body) response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  else response.writeHead(200).end();
}
