import type { AgentMessage, MessageToAgent, RefusalCode } from '../../protocol/index.js';

export interface ConnectionOptions {
  /** Address of the server's endpoint, `https://host/cobrowse`. */
  url: string;
  /** What a console without login says of itself; `name` is shown to the customer. */
  agent: { id: string; name?: string };
}

export interface ConnectionEvents {
  connected(): void;
  disconnected(): void;
  /** The server does not take us, and asking again would not help. */
  refused(code: RefusalCode): void;
  message(message: MessageToAgent): void;
}

/** A connection that is made again for as long as it is not stopped. */
export interface Connection {
  /** False when there is no connection now; nothing is kept for later. */
  send(message: AgentMessage): boolean;
  /** Leaves this connection now and makes a new one in a while. */
  reconnectLater(): void;
  /** What was sent before is still delivered. No event comes after this. */
  stop(): void;
}

export type OpenConnection = (options: ConnectionOptions, events: ConnectionEvents) => Connection;
