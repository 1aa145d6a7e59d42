import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ConnectionEvents } from '../../../src/agent/connection/connection.js';
import { openConnection } from '../../../src/agent/connection/openConnection.js';
import { MESSAGE_EVENT, PROTOCOL_VERSION } from '../../../src/protocol/index.js';
import { createTestLog } from '../../harness/createTestLog.js';

const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function start(refuse?: unknown) {
  const http = createServer();
  const io = new Server(http, { path: '/cobrowse/socket.io' });
  const space = io.of('/agent');
  if (refuse) space.use((_socket, next) => next(Object.assign(new Error('no'), { data: refuse })));
  await new Promise<void>(resolve => http.listen(0, '127.0.0.1', resolve));
  stops.push(() => io.close());
  const address = http.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  const said: string[] = [];
  const events: ConnectionEvents = {
    connected: () => void said.push('connected'),
    disconnected: () => void said.push('disconnected'),
    refused: code => void said.push(`refused ${code}`),
    message: message => void said.push(`message ${message.t}`),
  };
  const log = createTestLog();
  const url = `http://127.0.0.1:${address.port}/cobrowse/`;
  const connection = openConnection({ url, agent: { id: 'a1', name: 'Ann' } }, events, log);
  stops.push(connection.stop);
  return { space, said, log, connection };
}

describe('openConnection', () => {
  it('[AGT70] connects below the endpoint and says version and agent', async () => {
    const { space, said } = await start();
    const auth = await new Promise(resolve =>
      space.on('connection', socket => resolve(socket.handshake.auth)),
    );
    expect(auth).toEqual({ v: PROTOCOL_VERSION, agent: { id: 'a1', name: 'Ann' } });
    await vi.waitFor(() => expect(said).toEqual(['connected']));
  });

  it('[AGT71] drops, counts and logs what is not understood, and goes on', async () => {
    const { space, said, log } = await start();
    space.on('connection', socket => {
      socket.emit(MESSAGE_EVENT, { t: 'nonsense' });
      socket.emit(MESSAGE_EVENT);
      socket.emit(MESSAGE_EVENT, { t: 'displaced' });
    });
    await vi.waitFor(() => expect(said).toEqual(['connected', 'message displaced']));
    expect(log.lines.filter(line => line.code === 'malformedMessage').map(line => line.detail)).toMatchObject(
      [{ count: 1 }, { count: 2 }],
    );
  });

  it('[AGT72] comes back by itself after any break', async () => {
    const { space, said } = await start();
    let times = 0;
    space.on('connection', socket => {
      times += 1;
      if (times === 1) socket.conn.close();
    });
    await vi.waitFor(() => expect(said).toEqual(['connected', 'disconnected', 'connected']), 4000);
  });

  it('[AGT73] says why it is refused, if asking again would not help', async () => {
    const { said } = await start({ code: 'unsupportedVersion' });
    await vi.waitFor(() => expect(said).toEqual(['refused unsupportedVersion']));
  });

  it('[AGT74] delivers what was sent right before it is stopped', async () => {
    const { space, connection, said } = await start();
    const got: unknown[] = [];
    space.on('connection', socket => {
      socket.on(MESSAGE_EVENT, message => got.push(message));
    });
    await vi.waitFor(() => expect(said).toEqual(['connected']));
    expect(connection.send({ t: 'exit' })).toBe(true);
    connection.stop();
    await vi.waitFor(() => expect(got).toEqual([{ t: 'exit' }]));
    expect(said).toEqual(['connected']);
  });
});
