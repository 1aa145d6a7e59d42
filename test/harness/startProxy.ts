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
  /** From now on so many bytes a second go to the server, on each connection; `null`: as many as come. */
  slow(bytesPerSecond: number | null): void;
  /** How many bytes have gone to the server. */
  passed(): number;
  stop(): Promise<void>;
}

/** A line to the server that a test can cut, as a laptop that sleeps or a network that fails would. */
export async function startProxy(target: string): Promise<CuttableProxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let closed = false;
  let rate: number | null = null;
  let passed = 0;
  /** Hands on what comes, no faster than the rate; who sends it is held meanwhile, as by a network. */
  const pace = (from: Socket, to: Socket) => {
    from.on('data', (data: Buffer) => {
      passed += data.length;
      to.write(data);
      if (rate === null) return;
      from.pause();
      setTimeout(() => from.resume(), (data.length / rate) * 1000);
    });
    from.on('end', () => to.end());
  };
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
    }
    pace(inner, outer);
    outer.pipe(inner);
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
    slow(bytesPerSecond) {
      rate = bytesPerSecond;
    },
    passed: () => passed,
    async stop() {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
