import type { Server as HttpServer } from 'node:http';
import type { Server } from 'socket.io';

/** The transport turns frames that are too large away by itself; this only notices. */
export function countTooLarge(http: HttpServer, io: Server, path: string, count: () => void): void {
  // By long polling: the request is refused.
  http.on('request', (request, response) => {
    if (request.url?.startsWith(path))
      response.once('finish', () => {
        if (response.statusCode === 413) count();
      });
  });
  // By WebSocket: the connection is closed. The transport keeps only the text of the reason.
  io.engine.on('connection', (connection: Closable) => {
    connection.on('close', (_reason, fault) => {
      if (fault instanceof Error && fault.message.includes('Max payload size exceeded')) count();
    });
  });
}

type Closable = { on(event: 'close', listener: (reason: unknown, fault: unknown) => void): void };
