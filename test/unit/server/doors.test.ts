import { request } from 'node:http';
import { io, Manager } from 'socket.io-client';
import { afterEach, describe, expect, it } from 'vitest';
import { createMemoryRegistry } from '../../../server/src/sessions/memoryRegistry.js';
import { startServer } from '../../../server/src/start.js';
import { LIMITS, PROTOCOL_VERSION } from '../../../src/protocol/index.js';
import { connectAgent, connectCustomer, refusalOf } from './connectParty.js';
import { createFakeClock } from './createFakeClock.js';
import { openTestServer, type TestServer } from './openTestServer.js';
import { key, page } from './openTestSessions.js';

const open: { close(): void }[] = [];
const servers: TestServer[] = [];
afterEach(async () => {
  for (const party of open.splice(0)) party.close();
  for (const server of servers.splice(0)) await server.stop();
});
async function serve(...args: Parameters<typeof openTestServer>): Promise<TestServer> {
  const server = await openTestServer(...args);
  servers.push(server);
  return server;
}
function customer(...args: Parameters<typeof connectCustomer>) {
  const party = connectCustomer(...args);
  open.push(party);
  return party;
}
function agent(...args: Parameters<typeof connectAgent>) {
  const party = connectAgent(...args);
  open.push(party);
  return party;
}
const start = { t: 'start', key: key('a'), page: page('a') };
const from = (origin: string) => ({ extraHeaders: { origin } });

describe('who may connect', () => {
  it.each([
    [{ v: PROTOCOL_VERSION + 1 }, 'unsupportedVersion'],
    [{ v: PROTOCOL_VERSION + 1, agent: 'another shape' }, 'unsupportedVersion'],
    [{ v: 'one' }, 'malformed'],
    [{}, 'malformed'],
    [{ v: PROTOCOL_VERSION, agent: { id: 'a b' }, apikey: 5 }, 'malformed'],
  ])('[WIRE1] nobody who speaks another version, or none: %o', async (auth, code) => {
    const server = await serve();
    expect(await refusalOf(customer(server, { auth }))).toBe(code);
    expect(await refusalOf(agent(server, 'ann', { auth }))).toBe(code);
    expect(server.counters()).toMatchObject({ [`connect.refused.${code}`]: 2 });
  });

  it.each([['websocket'], ['polling']])(
    '[WIRE2] [WIRE3] no page of a foreign site, by %s',
    async transport => {
      const server = await serve();
      const options = { ...from('https://evil.example'), transports: [transport] };
      expect(await refusalOf(customer(server, options))).toBe('originNotAllowed');
      expect(await refusalOf(agent(server, 'ann', options))).toBe('originNotAllowed');
      const local = customer(server, { ...from('http://shop.localhost:3000'), transports: [transport] });
      local.say(start);
      await local.next('session');
    },
  );

  it('[WIRE2] [WIRE3] [WIRE4] outside the demo, who is allowed and authenticated', async () => {
    const seen: unknown[] = [];
    const server = await serve(
      { origins: ['https://www.example.com'] },
      {
        authenticateAgent: async (handshake, headers) => {
          seen.push(handshake.agent?.id);
          if (headers.authorization === 'Bearer broken') throw new Error('no database');
          if (headers.authorization === 'Bearer odd') return { ok: true, agent: { id: 'not an id' } };
          return headers.authorization === 'Bearer good'
            ? { ok: true, agent: { id: 'real' } }
            : { ok: false };
        },
      },
    );
    expect(await refusalOf(customer(server, from('http://localhost:3000')))).toBe('originNotAllowed');
    const visitor = customer(server, from('https://www.example.com'));
    visitor.say(start);
    const { token } = await visitor.next('session');

    const own = `http://127.0.0.1:${server.port}`;
    expect(await refusalOf(agent(server, 'ann', from('https://www.example.com')))).toBe('originNotAllowed');
    for (const authorization of ['Bearer bad', 'Bearer broken', 'Bearer odd'])
      expect(await refusalOf(agent(server, 'ann', { extraHeaders: { origin: own, authorization } }))).toBe(
        'notAuthenticated',
      );
    expect(seen).toEqual(['ann', 'ann', 'ann']);
    const good = agent(server, 'ann', { extraHeaders: { origin: own, authorization: 'Bearer good' } });
    good.say({ t: 'join', token, key: key('x') });
    await good.next('joined');
    expect(await visitor.next('agentJoined')).toEqual({ t: 'agentJoined', agent: { id: 'real' } });
  });

  it('[WIRE4] in the demo, agents who give a name', async () => {
    const server = await serve();
    expect(await refusalOf(agent(server, 'ann', { auth: { v: PROTOCOL_VERSION } }))).toBe('notAuthenticated');
  });

  it('[WIRE16] nobody who does not say which side it is', async () => {
    const server = await serve();
    const socket = io(server.url, { path: '/cobrowse/socket.io', reconnection: false, forceNew: true });
    open.push(socket);
    expect(await refusalOf({ socket })).toBeUndefined();
  });

  it('[WIRE16] nobody who says nothing for long', async () => {
    const server = await serve({}, { realtimeLimits: { connectTimeout: 50 } });
    const manager = new Manager(server.url, {
      path: '/cobrowse/socket.io',
      transports: ['websocket'],
      reconnection: false,
    });
    expect(await new Promise(resolve => manager.once('close', resolve))).toBe('transport close');
  });

  it('[SRV4] [SRV5] nobody at all, where the server must not be started', async () => {
    const config = {
      host: '0.0.0.0',
      port: 0,
      dataDir: '/nowhere',
      restrictionsFile: null,
      origins: 'demo',
      rules: {
        inactivityTimeout: 1,
        maxOfflineDuration: 1,
        agentAwayTimeout: 1,
        maxAgentsPerSession: 1,
        maxSessions: 1,
      },
      logLevel: 'silent',
    } as const;
    const collaborators = { registry: createMemoryRegistry() };
    await expect(startServer(config, collaborators)).rejects.toThrow('HOST is 0.0.0.0');
    await expect(startServer({ ...config, origins: ['https://a.example'] }, collaborators)).rejects.toThrow(
      'ALLOWED_ORIGINS is set',
    );
  });
});

describe('what is let through', () => {
  it.each([
    ['text', ['m', 'hello']],
    ['nothing', ['m']],
    ['two things', ['m', { t: 'exit' }, { t: 'exit' }]],
    ['bytes', ['m', new Uint8Array([1, 2, 3])]],
    ['bytes inside', ['m', { ...start, key: new Uint8Array([1]) }]],
    ['another event', ['n', { t: 'exit' }]],
    ['an unknown message', ['m', { t: 'explode' }]],
    ['a message of the other side', ['m', { t: 'seen', pos: 1 }]],
    ['a part of a message', ['m', { t: 'start', key: key('a') }]],
    [
      'a number too large',
      ['m', { t: 'batch', seq: 2 ** 60, page: page('a'), kind: 'snapshot', part: 0, parts: 1, data: '' }],
    ],
    ['a prototype', ['m', JSON.parse('{"__proto__":{"t":"exit"}}')]],
  ] as const)('[WIRE5] nothing that is malformed: %s', async (_name, [event, ...args]) => {
    const server = await serve();
    const visitor = customer(server);
    visitor.socket.emit(event, ...args);
    expect(await visitor.next('invalid')).toMatchObject({ code: 'malformed' });
    expect(server.counters()).toMatchObject({ 'customer.refused.malformed': 1 });
    visitor.say(start);
    await visitor.next('session');
  });

  it('[WIRE5] no message that wants an acknowledgement of the transport', async () => {
    const server = await serve();
    const visitor = customer(server);
    visitor.socket.emit('m', start, () => {});
    expect(await visitor.next('invalid')).toMatchObject({ code: 'malformed' });
  });

  it('[WIRE6] [WIRE7] few answers, and then an end, for who only makes mistakes; others do not notice', async () => {
    const clock = createFakeClock();
    const server = await serve({}, { clock });
    const [good, bad] = [customer(server), customer(server)];
    for (let count = 0; count < 50; count += 1) bad.say({ t: 'nonsense' });
    bad.say(start);
    await bad.next('session');
    expect(bad.told.filter(({ t }) => t === 'invalid')).toHaveLength(5);
    clock.advance(1000);
    bad.say({ t: 'nonsense' });
    expect(await bad.ended).toBe('io server disconnect');
    expect(server.counters()).toMatchObject({ 'customer.refused.malformed': 51, 'customer.cutOff': 1 });
    good.say({ ...start, key: key('b') });
    await good.next('session');
  });

  it('[WIRE7] mistakes that are far apart are forgiven', async () => {
    const clock = createFakeClock();
    const server = await serve({}, { clock });
    const visitor = customer(server);
    for (let round = 0; round < 3; round += 1) {
      for (let count = 0; count < 40; count += 1) visitor.say({ t: 'nonsense' });
      await visitor.next('invalid');
      visitor.say(start);
      await visitor.next('session');
      clock.advance(10_000);
    }
  });

  it('[WIRE8] no more messages than the limit; the gap that this makes heals', async () => {
    const clock = createFakeClock();
    const server = await serve({}, { clock });
    const visitor = customer(server);
    visitor.say(start);
    const { token } = await visitor.next('session');
    const helper = agent(server);
    helper.say({ t: 'join', token, key: key('x') });
    await visitor.next('agentJoined');
    const batch = (seq: number) => ({
      t: 'batch',
      page: page('a'),
      seq,
      kind: seq === 1 ? 'snapshot' : 'changes',
      part: 0,
      parts: 1,
      data: '',
    });
    for (let seq = 1; seq <= 650; seq += 1) visitor.say(batch(seq));
    // One of the burst of 600 was `start`.
    while ((await visitor.next('ack')).seq < 599);
    expect(await visitor.next('invalid')).toMatchObject({ code: 'tooManyMessages' });
    clock.advance(1000);
    visitor.say(batch(651));
    const { expected } = await visitor.next('gap');
    expect(expected).toBe(600);
    for (let seq = expected; seq <= 651; seq += 1) visitor.say(batch(seq));
    while ((await visitor.next('ack')).seq < 651);
    expect(server.counters()['customer.refused.tooManyMessages']).toBe(51);
  });

  it('[WIRE8] nothing more of a connection that does not slow down', async () => {
    const server = await serve(
      {},
      { clock: createFakeClock(), realtimeLimits: { dropped: 20, agent: { rate: 1, burst: 10 } } },
    );
    const helper = agent(server);
    for (let count = 0; count < 31; count += 1) helper.say({ t: 'exit' });
    expect(await helper.ended).toBe('io server disconnect');
  });

  it.each([['websocket'], ['polling']])('[WIRE9] no frame that is too large, by %s', async transport => {
    const server = await serve();
    const visitor = customer(server, { transports: [transport] });
    visitor.say({ ...start, page: 'x'.repeat(LIMITS.frameBytes) });
    expect(['transport close', 'transport error']).toContain(await visitor.ended);
    expect(server.counters()).toMatchObject({ 'refused.tooLarge': 1 });
    const other = customer(server);
    other.say(start);
    await other.next('session');
  });

  it('[WIRE9] a part of the greatest length, however wide its letters are', async () => {
    const server = await serve();
    const visitor = customer(server);
    visitor.say(start);
    const { token } = await visitor.next('session');
    const helper = agent(server);
    helper.say({ t: 'join', token, key: key('x') });
    await visitor.next('agentJoined');
    for (const [seq, letter] of ['"', '\u0001', '名', '\ud83d\ude00'].entries()) {
      const data = letter.repeat(LIMITS.partLength / letter.length);
      visitor.say({ t: 'batch', page: page('a'), seq: seq + 1, kind: 'snapshot', part: 0, parts: 1, data });
      expect((await helper.next('entry')).data === data).toBe(true);
      helper.say({ t: 'seen', pos: seq + 1 });
    }
  });

  it('[WIRE10] messages in their order, though some take longer', async () => {
    const registry = createMemoryRegistry();
    let slow = 20;
    const server = await serve(
      {},
      {
        registry: {
          ...registry,
          find: async clue => {
            slow -= 5;
            await new Promise(resolve => setTimeout(resolve, slow));
            return registry.find(clue);
          },
        },
      },
    );
    const visitor = customer(server);
    for (const letter of ['a', 'b', 'c'])
      visitor.say({ t: 'resume', key: key(letter), page: page('a'), claim: true });
    visitor.say(start);
    visitor.say({ t: 'exit' });
    await visitor.ended;
    expect(visitor.told.map(({ t }) => t)).toEqual(['refused', 'refused', 'refused', 'session', 'ended']);
  });

  it('[WIRE10] no more than wait already', async () => {
    const registry = createMemoryRegistry();
    let go = () => {};
    const gate = new Promise<void>(resolve => {
      go = resolve;
    });
    const server = await serve(
      {},
      {
        realtimeLimits: { queue: 3 },
        registry: {
          ...registry,
          find: async clue => {
            await gate;
            return registry.find(clue);
          },
        },
      },
    );
    const visitor = customer(server);
    for (let count = 0; count < 5; count += 1)
      visitor.say({ t: 'resume', key: key('a'), page: page('a'), claim: true });
    expect(await visitor.next('invalid')).toMatchObject({ code: 'tooManyMessages' });
    await visitor.next('invalid');
    go();
    for (let count = 0; count < 3; count += 1) await visitor.next('refused');
    await visitor.round();
    expect(visitor.told.filter(({ t }) => t === 'refused')).toHaveLength(3);
  });

  it('[WIRE11] [SES27] our own failures as `internal`, and the connection goes on', async () => {
    const registry = createMemoryRegistry();
    let broken = true;
    const server = await serve(
      {},
      {
        registry: {
          ...registry,
          insert: session => (broken ? Promise.reject(new Error('disk full')) : registry.insert(session)),
        },
      },
    );
    const visitor = customer(server);
    visitor.say(start);
    expect(await visitor.next('refused')).toMatchObject({ code: 'internal' });
    expect(JSON.stringify(visitor.told)).not.toContain('disk full');
    expect(server.logger.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
    expect(server.counters()).toMatchObject({ 'customer.internal': 1 });
    broken = false;
    visitor.say(start);
    await visitor.next('session');
  });

  it('[WIRE12] nothing but an entrance before there is a session', async () => {
    const server = await serve();
    const visitor = customer(server);
    visitor.say({ t: 'exit' });
    expect(await visitor.next('invalid')).toMatchObject({ code: 'notInSession' });
    visitor.say({ t: 'batch', page: page('a'), seq: 1, kind: 'snapshot', part: 0, parts: 1, data: '' });
    expect(await visitor.next('invalid')).toMatchObject({ code: 'notInSession' });
    const helper = agent(server);
    for (const message of [
      { t: 'seen', pos: 1 },
      { t: 'resync', fresh: false },
      { t: 'pointer', at: null },
      { t: 'exit' },
    ]) {
      helper.say(message);
      expect(await helper.next('invalid')).toMatchObject({ code: 'notInSession' });
    }
  });
});

describe('the transport', () => {
  it('[WIRE13] is compressed with a shared history, and no window sizes', async () => {
    const server = await serve();
    const extensions = await new Promise<unknown>((resolve, reject) => {
      request(`${server.url}cobrowse/socket.io/?EIO=4&transport=websocket`, {
        headers: {
          connection: 'Upgrade',
          upgrade: 'websocket',
          'sec-websocket-version': '13',
          'sec-websocket-key': Buffer.alloc(16).toString('base64'),
          'sec-websocket-extensions': 'permessage-deflate',
        },
      })
        .on('upgrade', (response, socket) => {
          socket.destroy();
          resolve(response.headers['sec-websocket-extensions']);
        })
        .on('error', reject)
        .end();
    });
    // Nothing besides: that is context takeover both ways, and no window sizes.
    expect(extensions).toBe('permessage-deflate');
  });

  it('[WIRE15] lets allowed sites poll, without cookies, and no others', async () => {
    const server = await serve(
      { origins: ['https://www.example.com'] },
      { authenticateAgent: async () => ({ ok: false }) },
    );
    const poll = (origin: string) =>
      new Promise<NodeJS.Dict<string | string[]>>((resolve, reject) => {
        request(
          `${server.url}cobrowse/socket.io/?EIO=4&transport=polling`,
          { headers: { origin } },
          response => resolve(response.resume().headers),
        )
          .on('error', reject)
          .end();
      });
    const allowed = await poll('https://www.example.com');
    expect(allowed['access-control-allow-origin']).toBe('https://www.example.com');
    expect(allowed['access-control-allow-credentials']).toBeUndefined();
    expect(allowed['set-cookie']).toBeUndefined();
    expect((await poll('https://evil.example'))['access-control-allow-origin']).toBeUndefined();
  });
});
