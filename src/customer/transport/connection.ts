import type { CustomerMessage, MessageToCustomer, RefusalCode } from '../../protocol/index.js';

/** The customer's line to the server. Keeps trying until closed. */
export interface Connection {
  /** Hands a message to the network. False when there is no connection: nothing is kept for later. */
  send(message: CustomerMessage): boolean;
  stop(): void;
}

export interface ConnectionEvents {
  connected(): void;
  disconnected(): void;
  message(message: MessageToCustomer): void;
  /** The server will not talk to this page, now or later. */
  refused(code: RefusalCode): void;
}

export interface ConnectionOptions {
  /** Where the server's co-browse application is, such as `https://help.example/cobrowse`. */
  url: string;
  apikey: string | undefined;
  disableWebSockets: boolean;
}

export type OpenConnection = (options: ConnectionOptions, events: ConnectionEvents) => Connection;
