import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeError } from '../../../server/src/metrics/describeError.js';
import { createMemoryRegistry } from '../../../server/src/sessions/memoryRegistry.js';
import type { MessageToAgent } from '../../../src/protocol/index.js';
import { connectAgent, connectCustomer, type Party } from './connectParty.js';
import { openTestServer, type TestServer } from './openTestServer.js';
import { key, page } from './openTestSessions.js';

let server: TestServer;
const parties: { close(): void }[] = [];
beforeEach(async () => {
  server = await openTestServer();
});
afterEach(async () => {
  for (const party of parties.splice(0)) party.close();
  await server.stop();
});

function customer(options = {}) {
  const party = connectCustomer(server, options);
  parties.push(party);
  return party;
}
function agent(id = 'ann', options = {}) {
  const party = connectAgent(server, id, options);
  parties.push(party);
  return party;
}
const batch = (seq: number, kind = 'changes', rest = {}) => ({
  t: 'batch',
  page: page('a'),
  seq,
  kind,
  part: 0,
  parts: 1,
  data: `[${seq}]`,
  ...rest,
});
async function activate() {
  const visitor = customer();
  visitor.say({ t: 'start', key: key('a'), page: page('a') });
  const { token } = await visitor.next('session');
  const helper = agent();
  helper.say({ t: 'join', token, key: key('x') });
  const { epoch } = await helper.next('joined');
  await visitor.next('agentJoined');
  return { visitor, helper, token, epoch };
}
const dataOf = async (party: Party<MessageToAgent>, count: number) => {
  const data: string[] = [];
  for (let each = 0; each < count; each += 1) data.push((await party.next('entry')).data);
  return data;
};

describe('a session over the wire', () => {
  it('[ANN17] [ANN15] drawings that come too fast are dropped, and a clearing gets through all the same', async () => {
    const { visitor, helper } = await activate();
    const draw = { do: 'draw', id: 1, kind: 'box', node: 7, from: 0, points: [] };
    for (let each = 0; each < 300; each += 1)
      helper.say({ t: 'annotate', page: page('a'), annotation: draw });
    helper.say({ t: 'annotate', page: page('a'), annotation: { do: 'clear' } });
    await helper.round();
    visitor.say({ t: 'clearAnnotations', page: page('a') });
    await helper.next('annotationsCleared');
    await visitor.round();
    const drawn = visitor.told.flatMap(told => (told.t === 'annotate' ? [told.annotation] : []));
    expect(drawn.at(-1)).toEqual({ do: 'clear' });
    expect(drawn.length).toBeGreaterThan(50);
    expect(drawn.length).toBeLessThan(150);
    expect(helper.told).toContainEqual({
      ...{ t: 'invalid', code: 'tooManyMessages' },
      message: 'This was drawn too fast, and was dropped.',
    });
  });

  it.each([['websocket'], ['polling']])(
    '[LOG1] [LOG17] [SES1] goes from start to end by %s',
    async transport => {
      const visitor = customer({ transports: [transport] });
      visitor.say({ t: 'start', key: key('a'), page: page('a') });
      const { token } = await visitor.next('session');
      const helper = agent('ann', { transports: [transport] });
      helper.say({ t: 'join', token, key: key('x') });
      const { epoch } = await helper.next('joined');
      await visitor.next('agentJoined');
      for (const seq of [1, 2, 3]) visitor.say(batch(seq, seq === 1 ? 'snapshot' : 'changes'));
      while ((await visitor.next('ack')).seq < 3);
      expect(await dataOf(helper, 3)).toEqual(['[1]', '[2]', '[3]']);
      expect(helper.told.at(-1)).toMatchObject({ t: 'entry', epoch, pos: 3, page: page('a') });
      helper.say({ t: 'pointer', at: { node: 7, x: 0, y: 1 } });
      expect(await visitor.next('pointer')).toEqual({
        t: 'pointer',
        agentId: 'ann',
        at: { node: 7, x: 0, y: 1 },
      });
      helper.say({ t: 'exit' });
      const ended = { t: 'ended', cause: 'agentExited' };
      expect([await visitor.next('ended'), await helper.next('ended')]).toEqual([ended, ended]);
      expect(await visitor.ended).toBe('io server disconnect');
      expect(await helper.ended).toBe('io server disconnect');
    },
  );

  it('[LOG1] acknowledges many parts together', async () => {
    const { visitor } = await activate();
    for (let seq = 1; seq <= 200; seq += 1) visitor.say(batch(seq, seq === 1 ? 'snapshot' : 'changes'));
    while ((await visitor.next('ack')).seq < 200);
    const acks = visitor.told.flatMap(message => (message.t === 'ack' ? [message.seq] : []));
    expect(acks.length).toBeLessThan(150);
    expect(acks).toEqual([...acks].sort((a, b) => a - b));
  });

  it('[SES10] shows one of two tabs', async () => {
    const { visitor, helper } = await activate();
    const tab = customer();
    tab.say({ t: 'resume', key: key('a'), page: page('b'), claim: true });
    expect(await tab.next('session')).toMatchObject({ shown: true, lastSeq: 0, needSnapshot: true });
    await visitor.next('displaced');
    visitor.say(batch(1, 'snapshot'));
    expect(await visitor.next('invalid')).toMatchObject({ code: 'outOfOrder' });
    tab.say({ ...batch(1, 'snapshot'), page: page('b'), data: '["b"]' });
    expect(await dataOf(helper, 1)).toEqual(['["b"]']);
    tab.close();
    expect(await helper.next('customerPresence')).toMatchObject({ online: false });
    visitor.say({ t: 'resume', key: key('a'), page: page('a'), claim: true });
    expect(await helper.next('customerPresence')).toMatchObject({ online: true });
  });

  it('[WIRE7] does not cut a page off for what was on the way when another took its place', async () => {
    const { visitor } = await activate();
    const tab = customer();
    tab.say({ t: 'resume', key: key('a'), page: page('b'), claim: true });
    await tab.next('session');
    for (let seq = 1; seq <= 100; seq += 1)
      visitor.say(batch(seq, 'snapshot', { part: seq - 1, parts: 100 }));
    visitor.say({ t: 'resume', key: key('a'), page: page('a'), claim: true });
    expect(await visitor.next('session')).toMatchObject({ shown: true });
    expect(server.counters()['customer.refused.outOfOrder']).toBe(100);
  });

  it('[LOG2] [LOG3] [LOG19] heals after a break: what was not acknowledged is sent again', async () => {
    const { visitor, helper } = await activate();
    for (const seq of [1, 2]) visitor.say(batch(seq, seq === 1 ? 'snapshot' : 'changes'));
    while ((await visitor.next('ack')).seq < 2);
    visitor.close();
    await helper.next('customerPresence');
    const again = customer();
    again.say({ t: 'resume', key: key('a'), page: page('a'), claim: true });
    expect(await again.next('session')).toMatchObject({ lastSeq: 2, needSnapshot: false });
    again.say(batch(2));
    expect(await again.next('ack')).toMatchObject({ seq: 2 });
    for (const seq of [4, 5, 6]) again.say(batch(seq));
    expect(await again.next('gap')).toEqual({ t: 'gap', page: page('a'), expected: 3 });
    for (const seq of [3, 4, 5, 6]) again.say(batch(seq));
    expect(await dataOf(helper, 6)).toEqual(['[1]', '[2]', '[3]', '[4]', '[5]', '[6]']);
    expect(again.told.filter(({ t }) => t === 'gap')).toHaveLength(1);
  });

  it('[LOG3] tells a page that resumes of its gap again', async () => {
    const { visitor } = await activate();
    visitor.say(batch(1, 'snapshot'));
    visitor.say(batch(3));
    await visitor.next('gap');
    visitor.say({ t: 'resume', key: key('a'), page: page('a'), claim: true });
    expect(await visitor.next('session')).toMatchObject({ lastSeq: 1 });
    visitor.say(batch(4));
    expect(await visitor.next('gap')).toMatchObject({ expected: 2 });
  });

  it('[SES33] takes a connection out of its session when it enters another', async () => {
    const { visitor, helper, token } = await activate();
    visitor.say({ t: 'start', key: key('b'), page: page('a') });
    expect((await visitor.next('session')).token).not.toBe(token);
    expect(await helper.next('customerPresence')).toMatchObject({ online: false });
    helper.say({ t: 'exit' });
    await helper.ended;
    await visitor.round();
    expect(visitor.told.filter(({ t }) => t === 'ended')).toEqual([]);
  });

  it('[LOG16] [SES25] lets an agent go on after a break where it was', async () => {
    const { visitor, helper, epoch } = await activate();
    for (const seq of [1, 2]) visitor.say(batch(seq, seq === 1 ? 'snapshot' : 'changes'));
    await dataOf(helper, 2);
    helper.close();
    expect(await visitor.next('agentPresence')).toMatchObject({ online: false });
    visitor.say(batch(3));
    const back = agent();
    back.say({ t: 'rejoin', key: key('x'), after: { epoch, pos: 2 } });
    expect(await back.next('joined')).toMatchObject({ epoch, customerOnline: true });
    expect(await dataOf(back, 1)).toEqual(['[3]']);
    expect(await visitor.next('agentPresence')).toMatchObject({ online: true });
  });

  it('[LOG15] lets an agent start over', async () => {
    const { visitor, helper } = await activate();
    visitor.say(batch(1, 'snapshot'));
    visitor.say(batch(2));
    await dataOf(helper, 2);
    helper.say({ t: 'resync', fresh: false });
    expect(await dataOf(helper, 2)).toEqual(['[1]', '[2]']);
    helper.say({ t: 'resync', fresh: false });
    expect(await helper.next('invalid')).toMatchObject({ code: 'tooManyMessages' });
  });

  it('[LOG13] [LOG18] sends an agent no more than it can take', async () => {
    const { visitor, helper } = await activate();
    const data = 'x'.repeat(256 * 1024);
    for (let seq = 1; seq <= 12; seq += 1)
      visitor.say(batch(seq, seq === 1 ? 'snapshot' : 'changes', { data }));
    while ((await visitor.next('ack')).seq < 12);
    await dataOf(helper, 8);
    helper.say({ t: 'seen', pos: 99 });
    expect(await helper.next('invalid')).toMatchObject({ code: 'outOfOrder' });
    expect(helper.told.filter(({ t }) => t === 'entry')).toHaveLength(8);
    helper.say({ t: 'seen', pos: 8 });
    await dataOf(helper, 4);
  });

  it('[SES17] [SES18] [SES24] refuses agents with wrong tokens, and then for a while all', async () => {
    const { helper, token } = await activate();
    helper.say({ t: 'exit' });
    await helper.ended;
    const late = agent('ben');
    late.say({ t: 'join', token, key: key('y') });
    expect(await late.next('refused')).toMatchObject({ code: 'endedSession' });
    for (let count = 0; count < 9; count += 1) {
      late.say({ t: 'join', token: '999999999', key: key('y') });
      expect(await late.next('refused')).toMatchObject({ code: 'unknownSession' });
    }
    late.say({ t: 'join', token: '999999999', key: key('y') });
    expect(await late.next('refused')).toMatchObject({ code: 'tooManyAttempts' });
  });

  it('[SES23] moves an agent to its new window', async () => {
    const { helper, token } = await activate();
    const other = agent();
    other.say({ t: 'join', token, key: key('y') });
    await other.next('joined');
    await helper.next('displaced');
    helper.say({ t: 'pointer', at: null });
    expect(await helper.next('invalid')).toMatchObject({ code: 'notInSession' });
  });

  it('[WIRE17] survives a server that stops: nobody is told that it ended', async () => {
    const registry = createMemoryRegistry();
    const first = await openTestServer({}, { registry });
    const visitor = connectCustomer(first);
    visitor.say({ t: 'start', key: key('a'), page: page('a') });
    const { token } = await visitor.next('session');
    await first.stop();
    expect(await visitor.ended).toBe('transport close');
    expect(visitor.told.map(({ t }) => t)).toEqual(['session']);

    const second = await openTestServer({}, { registry });
    const back = connectCustomer(second);
    back.say({ t: 'resume', key: key('a'), page: page('a'), claim: true });
    expect(await back.next('session')).toMatchObject({ token });
    back.close();
    await second.stop();
  });

  it('[SRV15] leaves out of the logs what errors carry with them', () => {
    const error = Object.assign(new Error('it failed'), {
      code: '23505',
      params: ['secret'],
      detail: 'secret',
    });
    expect(describeError(error)).toMatchObject({ type: 'Error', message: 'it failed', code: '23505' });
    expect(JSON.stringify(describeError(error))).not.toContain('secret');
    expect(describeError('text')).toEqual({ type: 'string', message: 'text' });
  });

  it('[SRV15] leaves no key and no whole token in the logs', async () => {
    const { visitor, helper, token } = await activate();
    visitor.say({ t: 'start', key: 'short', page: page('a') });
    await visitor.next('invalid');
    helper.say({ t: 'exit' });
    await helper.ended;
    const text = JSON.stringify(server.logger.lines);
    expect(text).toContain(token.slice(0, 3));
    expect(text).not.toContain(token);
    expect(text).not.toContain(key('a'));
    expect(text).not.toContain(key('x'));
  });
});
