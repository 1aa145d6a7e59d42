import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import { LIMITS, NAMESPACES, type RefusalCode } from '../../../src/protocol/index.js';
import { describeError } from '../metrics/describeError.js';
import { type Admission, admitAgent, admitCustomer } from './admit.js';
import { countTooLarge } from './countTooLarge.js';
import type { Realtime } from './realtime.js';
import { serveAgent } from './serveAgent.js';
import { serveCustomer } from './serveCustomer.js';

const PATH = '/cobrowse/socket.io';

/** Opens the doors for live connections at `path` of an HTTP server. */
export function attachRealtime(realtime: Realtime, http: HttpServer): { stop(): Promise<void> } {
  const { limits, counters, originPolicy } = realtime;
  const io = new Server(http, {
    path: PATH,
    serveClient: false,
    // The recorded page is text that repeats itself: a shared history in both directions is worth ten times its
    // size. Window sizes stay out of it: a client that cannot negotiate them would be refused.
    perMessageDeflate: { threshold: 0, serverNoContextTakeover: false, clientNoContextTakeover: false },
    maxHttpBufferSize: LIMITS.frameBytes,
    pingInterval: limits.pingInterval,
    pingTimeout: limits.pingTimeout,
    connectTimeout: limits.connectTimeout,
    cors: {
      // Long polling from a customer's site is a cross-origin request. No credentials: there are no cookies.
      origin: (origin, answer) => answer(null, origin !== undefined && originPolicy.allowsReading(origin)),
    },
  });
  countTooLarge(http, io, PATH, () => counters.count('refused.tooLarge'));
  // Nothing is served on the namespace that clients get when they name none.
  io.use((_socket, next) => next(new Error('notFound')));

  serve(realtime, io, NAMESPACES.customer, async socket => admitCustomer(realtime, socket), serveCustomer);
  serve(realtime, io, NAMESPACES.agent, socket => admitAgent(realtime, socket), serveAgent);
  return { stop: () => io.close() };
}

function serve<T>(
  realtime: Realtime,
  io: Server,
  namespace: string,
  admit: (socket: Socket) => Promise<Admission<T>>,
  run: (realtime: Realtime, socket: Socket, value: T) => void,
): void {
  /** What admission found out about a socket, until it is connected. */
  const admitted = new WeakMap<Socket, { value: T }>();
  const refuse = (code: RefusalCode) => {
    realtime.counters.count(`connect.refused.${code}`);
    realtime.logger.debug({ namespace, code }, 'connection refused');
    return Object.assign(new Error(code), { data: { code } });
  };
  io.of(namespace)
    .use((socket, next) => {
      admit(socket).then(
        admission => {
          if (!admission.ok) return next(refuse(admission.code));
          admitted.set(socket, admission);
          next();
        },
        thrown => {
          realtime.logger.error(
            { namespace, err: describeError(thrown) },
            'a connection could not be judged',
          );
          next(refuse('internal'));
        },
      );
    })
    .on('connection', socket => {
      const found = admitted.get(socket);
      if (found === undefined) return void socket.disconnect(true);
      realtime.counters.count(`connect.accepted${namespace.replace('/', '.')}`);
      run(realtime, socket, found.value);
    });
}
