import { io } from 'socket.io-client';
import { guardCallback } from '../../guard/guardCallback.js';
import type { Log } from '../../guard/log.js';
import {
  MESSAGE_EVENT,
  NAMESPACES,
  PROTOCOL_VERSION,
  parseConnectRefusal,
  parseMessageToAgent,
} from '../../protocol/index.js';
import type { Connection, ConnectionEvents, ConnectionOptions } from './connection.js';

const RETRY_LATER_MS = 1000;

/**
 * How long a stopped connection stays open, ms. socket.io's server drops an event whose connection says
 * good-bye in the same breath (`ignore packet received after disconnection`): an `exit` would be lost.
 */
const LINGER_MS = 500;

/** Opens the connection over socket.io: WebSocket first, then long polling. Reconnects for ever. */
export function openSocket(options: ConnectionOptions, events: ConnectionEvents, log: Log): Connection {
  const url = new URL(options.url);
  const socket = io(`${url.origin}${NAMESPACES.agent}`, {
    path: `${url.pathname.replace(/\/+$/, '')}/socket.io`,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    forceNew: true,
    reconnectionDelay: 250,
    reconnectionDelayMax: 5000,
    randomizationFactor: 0.5,
    timeout: 10_000,
    auth: { v: PROTOCOL_VERSION, agent: options.agent },
  });
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
      if (!refusal.ok || refusal.value.code === 'shuttingDown' || refusal.value.code === 'internal')
        retryLater();
      else events.refused(refusal.value.code);
    }),
  );
  socket.on(
    MESSAGE_EVENT,
    guard('messageFailed', (input: unknown) => {
      const parsed = parseMessageToAgent(input);
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
    reconnectLater() {
      socket.disconnect();
    },
    stop() {
      stopped = true;
      clearTimeout(retry);
      socket.io.reconnection(false);
      setTimeout(() => socket.disconnect(), LINGER_MS);
    },
  };
}
