import type { CustomerMessage } from '../../protocol/index.js';
import type { Connection, ConnectionEvents } from '../transport/connection.js';

export interface LineOptions extends ConnectionEvents {
  open(events: ConnectionEvents): Connection;
  /** How long to try to tell the server of an exit, in milliseconds. */
  farewellWithin: number;
}

/** The connection of the ongoing session, if there is one. */
export interface Line {
  open(): void;
  send(message: CustomerMessage): boolean;
  close(): void;
  /** Tells the server that the customer has left, now or as soon as it can be reached, and closes. */
  sayFarewell(key: string, page: string): void;
  stop(): void;
}

/**
 * Keeps apart the connections of successive sessions. Invariant: events of a connection that is not the
 * current one are not heard; the session that has ended cannot disturb the one that has begun.
 */
export function createLine(options: LineOptions): Line {
  let current: Connection | null = null;
  const leaving = new Set<{ stop(): void }>();

  const openFor = (events: ConnectionEvents): Connection => {
    const connection: Connection = options.open({
      connected: () => current === connection && events.connected(),
      disconnected: () => current === connection && events.disconnected(),
      message: message => current === connection && events.message(message),
      refused: code => current === connection && events.refused(code),
    });
    return connection;
  };
  const close = () => {
    current?.stop();
    current = null;
  };

  return {
    open() {
      close();
      current = openFor(options);
    },
    send: message => current?.send(message) ?? false,
    close,
    sayFarewell(key, page) {
      if (!current || current.send({ t: 'exit' })) return close();
      // Cut off: a connection of its own goes on trying, whatever the customer does next.
      close();
      const connection = options.open({
        connected() {
          connection.send({ t: 'resume', key, page, claim: false });
          connection.send({ t: 'exit' });
        },
        message: message => message.t === 'ended' && farewell.stop(),
        disconnected: () => undefined,
        refused: () => farewell.stop(),
      });
      const timer = setTimeout(() => farewell.stop(), options.farewellWithin);
      const farewell = {
        stop() {
          clearTimeout(timer);
          connection.stop();
          leaving.delete(farewell);
        },
      };
      leaving.add(farewell);
    },
    stop() {
      close();
      for (const farewell of leaving) farewell.stop();
    },
  };
}
