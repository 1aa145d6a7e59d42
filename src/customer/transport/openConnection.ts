import type { Log } from '../../guard/log.js';
import { NAMESPACES, parseMessageToCustomer } from '../../protocol/index.js';
import { openSocket } from '../../socket/openSocket.js';
import type { Connection, ConnectionEvents } from './connection.js';

export interface ConnectionOptions {
  /** Where the server's co-browse application is, such as `https://help.example/cobrowse`. */
  url: string;
  apikey: string | undefined;
  disableWebSockets: boolean;
}

/** Opens the customer's connection. */
export function openConnection(options: ConnectionOptions, events: ConnectionEvents, log: Log): Connection {
  const { url, apikey, disableWebSockets } = options;
  const auth = apikey === undefined ? {} : { apikey };
  return openSocket(
    { url, namespace: NAMESPACES.customer, auth, disableWebSockets, parse: parseMessageToCustomer },
    events,
    log,
  );
}
