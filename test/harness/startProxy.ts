import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface CuttableProxy {
  /** Stands for the server behind it. */
  readonly url: string;
  /** Cuts every connection that is open now, without a goodbye. */
  cut(): void;
  /** While closed, new connections are refused at once. */
  close(): void;
  open(): void;
  stop(): Promise<void>;
}

/** A line to the server that a test can cut, as a laptop that sleeps or a network that fails would. */
export async function startProxy(target: string): Promise<CuttableProxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let closed = false;
  const server = createServer(inner => {
    if (closed) {
      inner.destroy();
      return;
    }
    const outer = connect(Number(port), hostname);
    for (const [socket, other] of [
      [inner, outer],
      [outer, inner],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut,
    close() {
      closed = true;
      cut();
    },
    open() {
      closed = false;
    },
    async stop() {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
