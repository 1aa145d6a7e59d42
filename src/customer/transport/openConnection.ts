import { io } from 'socket.io-client';
import { Decoder, Encoder, type Packet } from 'socket.io-parser';
import { withoutToJson } from '../../browser/encodeJson.js';
import { guardCallback } from '../../guard/guardCallback.js';
import type { Log } from '../../guard/log.js';
import {
  MESSAGE_EVENT,
  NAMESPACES,
  PROTOCOL_VERSION,
  parseConnectRefusal,
  parseMessageToCustomer,
} from '../../protocol/index.js';
import type { Connection, ConnectionEvents, ConnectionOptions } from './connection.js';

const RETRY_AFTER_DISMISSAL_MS = 1000;

/** Opens the connection over socket.io: WebSocket first, then long polling. */
export function openConnection(options: ConnectionOptions, events: ConnectionEvents, log: Log): Connection {
  const url = new URL(options.url);
  const socket = io(`${url.origin}${NAMESPACES.customer}`, {
    path: `${url.pathname.replace(/\/+$/, '')}/socket.io`,
    transports: options.disableWebSockets ? ['polling'] : ['websocket', 'polling'],
    tryAllTransports: true,
    forceNew: true,
    withCredentials: false,
    reconnectionDelay: 250,
    reconnectionDelayMax: 5000,
    randomizationFactor: 0.5,
    timeout: 10_000,
    parser: { Encoder: PageProofEncoder, Decoder },
    auth: { v: PROTOCOL_VERSION, ...(options.apikey === undefined ? {} : { apikey: options.apikey }) },
  });
  let stopped = false;
  let retry: ReturnType<typeof setTimeout> | undefined;
  const guard = <A extends unknown[]>(code: string, handle: (...args: A) => void) =>
    guardCallback(handle, log, code);
  const retryLater = () => {
    if (!stopped) retry = setTimeout(() => socket.connect(), RETRY_AFTER_DISMISSAL_MS);
  };

  socket.on('connect', guard('connectedFailed', events.connected));
  socket.on(
    'disconnect',
    guard('disconnectedFailed', (reason: string) => {
      if (stopped) return;
      log.debug('disconnected', reason);
      events.disconnected();
      // The library takes a dismissal by the server as final; ours are not unless a message said so.
      if (reason === 'io server disconnect') retryLater();
    }),
  );
  socket.on(
    'connect_error',
    guard('connectErrorFailed', (error: Error & { data?: unknown }) => {
      log.debug('connectError', error.message);
      if (socket.active || stopped) return; // The library tries again by itself.
      const refusal = parseConnectRefusal(error.data);
      if (!refusal.ok || refusal.value.code === 'shuttingDown' || refusal.value.code === 'internal')
        retryLater();
      else events.refused(refusal.value.code);
    }),
  );
  socket.on(
    MESSAGE_EVENT,
    guard('messageFailed', (input: unknown) => {
      const parsed = parseMessageToCustomer(input);
      if (!parsed.ok) log.error('malformedMessage', parsed.what);
      else if (!stopped) events.message(parsed.value);
    }),
  );

  return {
    send(message) {
      if (!socket.connected) return false;
      socket.emit(MESSAGE_EVENT, message);
      return true;
    },
    stop() {
      stopped = true;
      clearTimeout(retry);
      socket.disconnect();
    },
  };
}

/** Writes what the plain encoder writes, whatever the page has put on built-in prototypes. */
class PageProofEncoder extends Encoder {
  override encode(packet: Packet) {
    return withoutToJson([Array.prototype, Object.prototype, String.prototype], () => super.encode(packet));
  }
}
