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
  const leaving = new Map<Connection, Leaving>();

  const open = () => {
    close();
    const connection: Connection = options.open({
      connected: () => (current === connection ? options.connected() : leaving.get(connection)?.say()),
      disconnected: () => current === connection && options.disconnected(),
      message(message) {
        if (current === connection) options.message(message);
        else if (message.t === 'ended' || message.t === 'refused') leaving.get(connection)?.stop();
      },
      refused: code => (current === connection ? options.refused(code) : leaving.get(connection)?.stop()),
    });
    current = connection;
  };
  const close = () => {
    current?.stop();
    current = null;
  };

  return {
    open,
    send: message => current?.send(message) ?? false,
    close,
    sayFarewell(key, page) {
      if (!current) return;
      const connection = current;
      current = null;
      // Not closed at once: a server drops what comes in the same breath as a good-bye.
      const timer = setTimeout(() => leaving.get(connection)?.stop(), options.farewellWithin);
      leaving.set(connection, {
        say() {
          connection.send({ t: 'resume', key, page, claim: false });
          connection.send({ t: 'exit' });
        },
        stop() {
          clearTimeout(timer);
          leaving.delete(connection);
          connection.stop();
        },
      });
      connection.send({ t: 'exit' });
    },
    stop() {
      close();
      for (const farewell of leaving.values()) farewell.stop();
    },
  };
}

/** A connection that stays only until the server knows that its session is over. */
interface Leaving {
  /** Says it, on a connection that is new to the server. */
  say(): void;
  stop(): void;
}
