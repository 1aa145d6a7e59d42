import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import {
  type CustomerMessage,
  createUnpacker,
  MESSAGE_EVENT,
  NAMESPACES,
  parseCustomerMessage,
  parseRecordedEvents,
} from '../../src/protocol/index.js';

/** A node as an agent knows it; `name` is empty where it is no element. */
export interface KnownNode {
  id: number;
  name: string;
  attributes: Readonly<Record<string, unknown>>;
}

/** Something that speaks the server's protocol and says to a customer's page whatever a test wants. */
export interface HostileServer {
  /** Such as `http://127.0.0.1:40001`. */
  readonly url: string;
  /** What the page has said. */
  readonly heard: readonly CustomerMessage[];
  say(message: unknown): void;
  /** Says it to those who have connected to `BARE`, and not to the page. */
  sayBare(message: unknown): void;
  /** The name of the recording that the page sends. */
  page(): string;
  /** What was recorded first. */
  nodes(): KnownNode[];
  /** How often the page has said that it refused something, by reason. */
  refused(): Record<string, number>;
  stop(): Promise<void>;
}

/** A namespace for connections that do nothing with what is said to them. */
export const BARE = '/bare';

interface Plain {
  id: number;
  tagName?: string;
  attributes?: Record<string, unknown>;
  childNodes?: Plain[];
}

export async function startHostileServer(): Promise<HostileServer> {
  const http = createServer();
  const io = new Server(http, { path: '/cobrowse/socket.io', cors: { origin: '*' } });
  const heard: CustomerMessage[] = [];
  let line: Socket | null = null;
  const say = (message: unknown) => void line?.emit(MESSAGE_EVENT, message);

  io.of(BARE);
  io.of(NAMESPACES.customer).on('connection', socket => {
    line = socket;
    socket.on(MESSAGE_EVENT, (input: unknown) => {
      const parsed = parseCustomerMessage(input);
      if (!parsed.ok) return;
      const message = parsed.value;
      heard.push(message);
      if (message.t === 'start') {
        const session = { token: '123456789', agents: [], shown: true, lastSeq: 0, needSnapshot: true };
        say({ t: 'session', ...session });
      }
      if (message.t === 'batch') say({ t: 'ack', page: message.page, seq: message.seq });
    });
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');

  const snapshot = () =>
    heard.filter(message => message.t === 'batch').find(({ kind }) => kind === 'snapshot');
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    heard,
    say,
    sayBare: message => void io.of(BARE).emit(MESSAGE_EVENT, message),
    page() {
      const first = snapshot();
      if (!first) throw new Error('nothing was recorded');
      return first.page;
    },
    nodes() {
      const data = heard
        .filter(message => message.t === 'batch')
        .filter(({ kind }) => kind === 'snapshot')
        .map(batch => batch.data)
        .join('');
      const events = parseRecordedEvents(data);
      if (!events.ok) throw new Error(events.what);
      const unpack = createUnpacker();
      const found: KnownNode[] = [];
      const walk = ({ id, tagName, attributes = {}, childNodes = [] }: Plain) => {
        found.push({ id, name: tagName ?? '', attributes });
        childNodes.forEach(walk);
      };
      for (const event of events.value.flatMap(each => unpack(each) ?? []))
        if (event.type === 2) walk((event.data as unknown as { node: Plain }).node);
      return found;
    },
    refused() {
      const sums: Record<string, number> = {};
      for (const message of heard)
        if (message.t === 'commandRefused')
          sums[message.reason] = (sums[message.reason] ?? 0) + message.count;
      return sums;
    },
    async stop() {
      await io.close();
      http.closeAllConnections();
    },
  };
}
