import { Manager } from 'socket.io-client';
import { Decoder, Encoder, type Packet } from 'socket.io-parser';
import { withoutToJson } from '../browser/encodeJson.js';
import { guardCallback } from '../guard/guardCallback.js';
import type { Log } from '../guard/log.js';
import { MESSAGE_EVENT, type Parsed, PROTOCOL_VERSION, parseConnectRefusal } from '../protocol/index.js';
import type { Connection, ConnectionEvents } from './connection.js';

export interface SocketOptions<In> {
  /** Where the server's co-browse application is, such as `https://help.example/cobrowse`. */
  url: string;
  /** One of the protocol's `NAMESPACES`. */
  namespace: string;
  /** What is said at the door besides the version; it travels in a message, never in the address. */
  auth: Record<string, unknown>;
  disableWebSockets: boolean;
  parse(input: unknown): Parsed<In>;
}

const RETRY_LATER_MS = 1000;

/**
 * How long a stopped connection stays open, ms. socket.io's server drops an event whose connection says
 * good-bye in the same breath (`ignore packet received after disconnection`): an `exit` would be lost.
 */
const LINGER_MS = 500;

/**
 * The one door to socket.io for both sides: WebSocket first, then long polling; reconnects for ever; every
 * message is parsed before anybody hears of it.
 */
export function openSocket<Out, In>(
  options: SocketOptions<In>,
  events: ConnectionEvents<In>,
  log: Log,
): Connection<Out> {
  const url = new URL(options.url);
  const manager = new Manager(url.origin, {
    path: `${url.pathname.replace(/\/+$/, '')}/socket.io`,
    transports: options.disableWebSockets ? ['polling'] : ['websocket', 'polling'],
    tryAllTransports: true,
    withCredentials: false,
    reconnectionDelay: 250,
    reconnectionDelayMax: 5000,
    randomizationFactor: 0.5,
    timeout: 10_000,
    parser: { Encoder: PageProofEncoder, Decoder },
  });
  const socket = manager.socket(options.namespace, { auth: { v: PROTOCOL_VERSION, ...options.auth } });
  let stopped = false;
  let malformed = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  const guard = <A extends unknown[]>(code: string, handle: (...args: A) => void) =>
    guardCallback((...args: A) => (stopped ? undefined : handle(...args)), log, code);
  const retryLater = () => {
    clearTimeout(retry);
    retry = setTimeout(() => socket.connect(), RETRY_LATER_MS);
  };

  socket.on('connect', guard('connectedFailed', events.connected));
  socket.on(
    'disconnect',
    guard('disconnectedFailed', (reason: string) => {
      log.debug('disconnected', reason);
      events.disconnected();
      // The library takes a dismissal, by the server or by us, as final; only a message makes it so.
      if (reason === 'io server disconnect' || reason === 'io client disconnect') retryLater();
    }),
  );
  socket.on(
    'connect_error',
    guard('connectErrorFailed', (error: Error & { data?: unknown }) => {
      log.debug('connectError', error.message);
      if (socket.active) return; // The library tries again by itself.
      const refusal = parseConnectRefusal(error.data);
      const passing = !refusal.ok || ['shuttingDown', 'internal'].includes(refusal.value.code);
      if (passing) retryLater();
      else events.refused(refusal.value.code);
    }),
  );
  socket.on(
    MESSAGE_EVENT,
    guard('messageFailed', (input: unknown) => {
      const parsed = options.parse(input);
      if (parsed.ok) events.message(parsed.value);
      else {
        malformed += 1;
        log.error('malformedMessage', { what: parsed.what, count: malformed });
      }
    }),
  );

  return {
    send(message) {
      if (!socket.connected) return false;
      socket.emit(MESSAGE_EVENT, message);
      return true;
    },
    reconnectLater: () => void socket.disconnect(),
    stop() {
      stopped = true;
      clearTimeout(retry);
      manager.reconnection(false);
      setTimeout(() => socket.disconnect(), LINGER_MS);
    },
  };
}

/** Writes what the plain encoder writes, whatever the page has put on built-in prototypes. */
class PageProofEncoder extends Encoder {
  override encode(packet: Packet) {
    return withoutToJson([Array.prototype, Object.prototype, String.prototype], () => super.encode(packet));
  }
}
