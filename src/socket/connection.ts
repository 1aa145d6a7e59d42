import type { RefusalCode } from '../protocol/index.js';

/** A connection to the server that is made again for as long as it is not stopped. */
export interface Connection<Out> {
  /** False when there is no connection now; nothing is kept for later. */
  send(message: Out): boolean;
  /** Leaves this connection now and makes a new one in a while. */
  reconnectLater(): void;
  /** What was sent before is still delivered. No event comes after this. */
  stop(): void;
}

export interface ConnectionEvents<In> {
  connected(): void;
  disconnected(): void;
  message(message: In): void;
  /** The server does not take us, and asking again would not help. */
  refused(code: RefusalCode): void;
}
