import { describe, expect, it } from 'vitest';
import type { CustomerLink } from '../../../server/src/sessions/links.js';
import { createMemoryRegistry } from '../../../server/src/sessions/memoryRegistry.js';
import type { Sessions } from '../../../server/src/sessions/openSessions.js';
import type { Room } from '../../../server/src/sessions/room.js';
import {
  createPage,
  createWindow,
  joinWindow,
  key,
  openTestSessions,
  page,
  settle,
  startPage,
} from './openTestSessions.js';

type Writer = { sessions: Sessions; room: Room; link: CustomerLink; letter?: string };

function send(
  { sessions, room, link, letter = 'a' }: Writer,
  seq: number,
  kind: 'snapshot' | 'changes',
  data = `[${seq}]`,
) {
  return sessions.batch(room, link, { t: 'batch', page: page(letter), seq, kind, part: 0, parts: 1, data });
}

async function openActive(options: Parameters<typeof openTestSessions>[0] = {}) {
  const opened = await openTestSessions(options);
  const customer = await startPage(opened.sessions);
  const agent = await joinWindow(opened.sessions, customer.token);
  return { ...opened, ...customer, agent: agent.link };
}

const entries = (window: ReturnType<typeof createWindow>) =>
  window.told.flatMap(message => (message.t === 'entry' ? [message.data] : []));
const asked = (link: ReturnType<typeof createPage>) =>
  link.told.filter(({ t }) => t === 'snapshotWanted').length;

describe('the log of a session', () => {
  it('[LOG10] is written only while the session is active, and only by the shown page', async () => {
    const { sessions } = await openTestSessions();
    const customer = await startPage(sessions);
    expect(await send({ sessions, ...customer }, 1, 'snapshot')).toEqual({
      type: 'refused',
      code: 'notInSession',
    });
    await joinWindow(sessions, customer.token);
    const other = createPage();
    await sessions.resume(other, { key: key('a'), page: page('b'), claim: false });
    const refused = { type: 'refused', code: 'outOfOrder' };
    expect(await send({ sessions, ...customer, link: other, letter: 'b' }, 1, 'snapshot')).toEqual(refused);
    expect(await send({ sessions, ...customer, letter: 'b' }, 1, 'snapshot')).toEqual(refused);
    expect(await send({ sessions, ...customer }, 1, 'snapshot')).toMatchObject({ type: 'appended' });
    await sessions.resume(other, { key: key('a'), page: page('b'), claim: true });
    expect(await send({ sessions, ...customer }, 2, 'changes')).toEqual(refused);
  });

  it('[LOG5] [LOG7] asks once for the snapshot that is missing', async () => {
    const active = await openActive();
    for (const seq of [1, 2, 3]) expect((await send(active, seq, 'changes')).type).toBe('snapshotNeeded');
    expect(asked(active.link)).toBe(1);
    expect(active.link.last()).toEqual({ t: 'snapshotWanted', page: page('a') });
    await send(active, 4, 'snapshot');
    const broken = {
      t: 'batch',
      page: page('a'),
      seq: 5,
      kind: 'changes',
      part: 1,
      parts: 2,
      data: '',
    } as const;
    expect((await active.sessions.batch(active.room, active.link, broken)).type).toBe('outOfOrder');
    expect(asked(active.link)).toBe(2);
  });

  it('[LOG5] asks a page that came back again: the question may have been lost with its connection', async () => {
    const active = await openActive();
    await send(active, 1, 'changes');
    const again = createPage();
    await active.sessions.resume(again, { key: key('a'), page: page('a'), claim: true });
    await send({ ...active, link: again }, 1, 'changes');
    expect([asked(active.link), asked(again)]).toEqual([1, 1]);
  });

  it('[LOG8] asks for a new snapshot when the tail is long: once, and again after a while', async () => {
    const active = await openActive({ logLimits: { tailSize: 500, tailPerSnapshot: 4 } });
    await send(active, 1, 'snapshot', 'x'.repeat(50));
    await send(active, 2, 'changes', 'x'.repeat(4 * (50 + 128) - 128));
    expect(asked(active.link)).toBe(0);
    await send(active, 3, 'changes', 'x');
    await send(active, 4, 'changes', 'x');
    expect(asked(active.link)).toBe(1);
    active.clock.advance(10_000);
    await send(active, 5, 'changes', 'x');
    expect(asked(active.link)).toBe(2);
    await send(active, 6, 'snapshot', 'x');
    await send(active, 7, 'changes', 'x'.repeat(4 * 129 - 128));
    expect(asked(active.link)).toBe(2);
    await send(active, 8, 'changes', 'x');
    expect(asked(active.link)).toBe(3);
  });

  it('[LOG9] ends the session when it is too long', async () => {
    const active = await openActive({ logLimits: { totalSize: 356 } });
    await send(active, 1, 'snapshot', 'x'.repeat(50));
    await send(active, 2, 'changes', 'x'.repeat(50));
    expect(active.room.session.state).toBe('active');
    await send(active, 3, 'changes', 'x');
    expect(active.link.last()).toEqual({ t: 'ended', cause: 'error' });
    expect(active.agent.last()).toEqual({ t: 'ended', cause: 'error' });
  });

  it('[LOG11] goes with the session', async () => {
    const active = await openActive();
    const { log } = active.room;
    await send(active, 1, 'snapshot');
    await active.sessions.exitAgent(active.room, active.agent);
    expect(active.room.log).toBeNull();
    expect(await log?.readFrom(1, 1000)).toEqual([]);
    expect(await send(active, 2, 'changes')).toEqual({ type: 'refused', code: 'notInSession' });
  });

  it('[LOG11] is a new one after a restart, and pages are told to begin it', async () => {
    const registry = createMemoryRegistry();
    const first = await openActive({ registry });
    await send(first, 1, 'snapshot');
    await first.sessions.stop();
    const { sessions } = await openTestSessions({ registry });
    const back = createPage();
    await sessions.resume(back, { key: key('a'), page: page('a'), claim: true });
    expect(back.told[0]).toMatchObject({
      t: 'session',
      lastSeq: 0,
      needSnapshot: true,
      agents: [{ id: 'ann' }],
    });
    const window = createWindow();
    const before = first.agent.told[0];
    if (before?.t !== 'joined') throw new Error('never joined');
    await sessions.rejoin(window, { t: 'rejoin', key: key('x'), after: { epoch: before.epoch, pos: 1 } });
    const after = window.told[0];
    expect(after?.t === 'joined' && after.epoch !== before.epoch).toBe(true);
  });

  it('[LOG19] goes on where a page that came back had stopped', async () => {
    const active = await openActive();
    await send(active, 1, 'snapshot');
    await send(active, 2, 'changes');
    const again = createPage();
    await active.sessions.resume(again, { key: key('a'), page: page('a'), claim: true });
    expect(again.told[0]).toMatchObject({ t: 'session', lastSeq: 2, needSnapshot: false });
    expect(await send({ ...active, link: again }, 3, 'changes')).toMatchObject({ type: 'appended' });
  });
});

describe('reading the log', () => {
  it('[LOG17] begins for a late agent at the last snapshot', async () => {
    const active = await openActive({ rules: { maxAgentsPerSession: 2 } });
    await send(active, 1, 'snapshot');
    await send(active, 2, 'changes');
    await send(active, 3, 'snapshot');
    await send(active, 4, 'changes');
    const { link } = await joinWindow(active.sessions, active.token, 'ben', 'y');
    await settle();
    expect(entries(link)).toEqual(['[3]', '[4]']);
    expect(entries(active.agent)).toEqual(['[1]', '[2]', '[3]', '[4]']);
  });

  it('[LOG16] goes on after what an agent has, if the log reaches back so far', async () => {
    const active = await openActive();
    for (const seq of [1, 2, 3]) await send(active, seq, seq === 1 ? 'snapshot' : 'changes');
    const joined = active.agent.told[0];
    const epoch = joined?.t === 'joined' ? joined.epoch : '';
    const read = async (after?: { epoch: string; pos: number }) => {
      const window = createWindow();
      await active.sessions.rejoin(window, { t: 'rejoin', key: key('x'), ...(after && { after }) });
      await settle();
      return entries(window);
    };
    expect(await read({ epoch, pos: 2 })).toEqual(['[3]']);
    expect(await read({ epoch, pos: 3 })).toEqual([]);
    expect(await read({ epoch, pos: 4 })).toEqual(['[1]', '[2]', '[3]']);
    expect(await read({ epoch: page('z'), pos: 2 })).toEqual(['[1]', '[2]', '[3]']);
    expect(await read()).toEqual(['[1]', '[2]', '[3]']);
    await send(active, 4, 'snapshot');
    expect(await read({ epoch, pos: 2 })).toEqual(['[4]']);
  });

  it('[LOG15] starts over when an agent asks, not more than once a second', async () => {
    const active = await openActive();
    await send(active, 1, 'snapshot');
    await send(active, 2, 'changes');
    const window = active.sessions.windowOf(active.room, active.agent);
    if (window === undefined) throw new Error('no window');
    await settle();
    expect(await active.sessions.resync(active.room, window, false)).toBe(true);
    await settle();
    expect(entries(active.agent)).toEqual(['[1]', '[2]', '[1]', '[2]']);
    active.clock.advance(999);
    expect(await active.sessions.resync(active.room, window, false)).toBe(false);
    expect(asked(active.link)).toBe(0);
    active.clock.advance(1);
    expect(await active.sessions.resync(active.room, window, false)).toBe(true);
    expect(asked(active.link)).toBe(1);
    active.clock.advance(10_000);
    await active.sessions.resync(active.room, window, false);
    expect(asked(active.link)).toBe(1);
  });

  it('[LOG30] asks the page for a new snapshot, and sends nothing again, when an agent wants a fresh one', async () => {
    const active = await openActive();
    await send(active, 1, 'snapshot');
    const window = active.sessions.windowOf(active.room, active.agent);
    if (window === undefined) throw new Error('no window');
    await settle();
    expect(await active.sessions.resync(active.room, window, true)).toBe(true);
    await settle();
    expect(entries(active.agent)).toEqual(['[1]']);
    expect(asked(active.link)).toBe(1);
    expect(await active.sessions.resync(active.room, window, true)).toBe(false);
    expect(await active.sessions.resync(active.room, window, false)).toBe(true);
  });

  it('[WIRE14] leaves pointers out: they go to the shown page, with the agent who points', async () => {
    const active = await openActive();
    const at = { node: 5, x: 0.5, y: 0.25 };
    active.sessions.point(active.room, active.agent, at);
    expect(active.link.last()).toEqual({ t: 'pointer', agentId: 'ann', at });
    active.sessions.point(active.room, active.agent, null);
    expect(active.link.last()).toEqual({ t: 'pointer', agentId: 'ann', at: null });
    const other = createPage();
    await active.sessions.resume(other, { key: key('a'), page: page('b'), claim: true });
    active.sessions.point(active.room, active.agent, at);
    expect(other.last()?.t).toBe('pointer');
    expect(active.link.last()?.t).toBe('displaced');
  });
});
