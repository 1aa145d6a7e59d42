import type { Stoppable } from '../../browser/listen.js';
import type { Connection, ConnectionEvents } from './connection.js';
import type { SessionReference } from './sessionState.js';
import type { Timers } from './timers.js';

/** How long to try, ms. After that the server's own limit for absent agents ends the session. */
const FAREWELL_WITHIN_MS = 20_000;

/**
 * Tells the server that the agent has left although it cannot be reached now: on a connection of its own,
 * which goes when the server has answered, whatever the agent does meanwhile.
 */
export function sayFarewell(
  reference: SessionReference,
  open: (events: ConnectionEvents) => Connection,
  timers: Timers,
): Stoppable {
  const connection = open({
    connected() {
      connection.send({ t: 'rejoin', key: reference.key });
      connection.send({ t: 'exit' });
    },
    disconnected: () => undefined,
    refused: () => stop(),
    message(message) {
      if (message.t === 'ended' || message.t === 'refused') stop();
    },
  });
  const timer = timers.set(() => stop(), FAREWELL_WITHIN_MS);
  const stop = () => {
    timers.clear(timer);
    connection.stop();
  };
  return { stop };
}
