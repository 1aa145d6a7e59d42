import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import type { RunningServer } from '../../../server/src/start.js';
import {
  MESSAGE_EVENT,
  type MessageToAgent,
  type MessageToCustomer,
  NAMESPACES,
  type Parsed,
  PROTOCOL_VERSION,
  parseMessageToAgent,
  parseMessageToCustomer,
} from '../../../src/protocol/index.js';

type Tagged = { t: string };
type Options = Partial<ManagerOptions & SocketOptions>;

/** One end of the wire that keeps what it is told, and lets a test wait for it. */
export type Party<Message extends Tagged> = {
  readonly socket: Socket;
  readonly told: Message[];
  say(message: unknown): void;
  /** The next message of this kind that no one has waited for. */
  next<T extends Message['t']>(t: T): Promise<Extract<Message, { t: T }>>;
  /** Why the connection ended. */
  ended: Promise<string>;
  /** Everything that was said before is handled and answered. */
  round(): Promise<void>;
  close(): void;
};

function connect<Message extends Tagged>(
  server: RunningServer,
  namespace: string,
  parse: (input: unknown) => Parsed<Message>,
  options: Options,
): Party<Message> {
  const socket = io(server.url.replace(/\/$/, '') + namespace, {
    path: '/cobrowse/socket.io',
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    ...options,
  });
  const told: Message[] = [];
  const taken = new Set<Message>();
  const waiting = new Set<() => void>();
  socket.on(MESSAGE_EVENT, (input: unknown) => {
    const parsed = parse(input);
    // What the server says must be what the protocol says, in every test.
    if (!parsed.ok) throw new Error(`the server said what the protocol does not know: ${parsed.what}`);
    told.push(parsed.value);
    for (const check of [...waiting]) check();
  });
  const ended = new Promise<string>(resolve => socket.on('disconnect', reason => resolve(reason)));

  const party: Party<Message> = {
    socket,
    told,
    say: message => void socket.emit(MESSAGE_EVENT, message),
    next: <T extends Message['t']>(t: T) =>
      new Promise<Extract<Message, { t: T }>>((resolve, reject) => {
        const is = (message: Message): message is Extract<Message, { t: T }> =>
          message.t === t && !taken.has(message);
        const check = (): void => {
          const found = told.find(is);
          if (found === undefined) return;
          taken.add(found);
          waiting.delete(check);
          clearTimeout(timer);
          resolve(found);
        };
        const timer = setTimeout(() => {
          waiting.delete(check);
          reject(new Error(`waited for ${t}, was told ${JSON.stringify(told).slice(0, 2000)}`));
        }, 5000);
        waiting.add(check);
        check();
      }),
    ended,
    async round() {
      const count = told.filter(({ t }) => t === 'invalid').length;
      party.say({ t: 'is anybody there' });
      while (told.filter(({ t }) => t === 'invalid').length === count) await party.next('invalid');
    },
    close: () => void socket.disconnect(),
  };
  return party;
}

export function connectCustomer(server: RunningServer, options: Options = {}): Party<MessageToCustomer> {
  return connect(server, NAMESPACES.customer, parseMessageToCustomer, {
    auth: { v: PROTOCOL_VERSION },
    ...options,
  });
}

export function connectAgent(
  server: RunningServer,
  id = 'ann',
  options: Options = {},
): Party<MessageToAgent> {
  return connect(server, NAMESPACES.agent, parseMessageToAgent, {
    auth: { v: PROTOCOL_VERSION, agent: { id, name: id.toUpperCase() } },
    ...options,
  });
}

/** The code with which the server refused the connection; undefined if it was refused without one. */
export function refusalOf(party: { socket: Socket }): Promise<unknown> {
  return new Promise((resolve, reject) => {
    party.socket.once('connect', () => reject(new Error('it was let in')));
    party.socket.once('connect_error', (error: Error & { data?: { code?: unknown } }) =>
      resolve(error.data?.code),
    );
  });
}
