import type { Log } from '../../guard/log.js';
import { NAMESPACES, parseMessageToAgent } from '../../protocol/index.js';
import { openSocket } from '../../socket/openSocket.js';
import type { Connection, ConnectionEvents, ConnectionOptions } from './connection.js';

/** Opens the agent's connection. */
export function openConnection(options: ConnectionOptions, events: ConnectionEvents, log: Log): Connection {
  const { url, agent } = options;
  return openSocket(
    {
      url,
      namespace: NAMESPACES.agent,
      auth: { agent },
      disableWebSockets: false,
      parse: parseMessageToAgent,
    },
    events,
    log,
  );
}
