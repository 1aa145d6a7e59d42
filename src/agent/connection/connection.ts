import type { AgentMessage, MessageToAgent } from '../../protocol/index.js';
import type * as socket from '../../socket/connection.js';

export interface ConnectionOptions {
  /** Address of the server's endpoint, `https://host/cobrowse`. */
  url: string;
  /** What a console without login says of itself; `name` is shown to the customer. */
  agent: { id: string; name?: string };
}

export type ConnectionEvents = socket.ConnectionEvents<MessageToAgent>;

export type Connection = socket.Connection<AgentMessage>;

export type OpenConnection = (options: ConnectionOptions, events: ConnectionEvents) => Connection;
