import { describe, expect, it } from 'vitest';
import { admitAgent } from '../../../server/src/realtime/admit.js';
import type { Realtime } from '../../../server/src/realtime/realtime.js';
import { PROTOCOL_VERSION } from '../../../src/protocol/index.js';
import {
  createWindow,
  joinWindow,
  key,
  openTestSessions,
  page,
  settle,
  startPage,
} from './openTestSessions.js';

const request = 'r'.repeat(22);
const command = { t: 'command', page: page('a'), n: 1, command: { do: 'focus', node: 7 } } as const;

async function open() {
  const opened = await openTestSessions({ rules: { maxAgentsPerSession: 2 } });
  const { sessions } = opened;
  const started = await startPage(sessions);
  const ann = await joinWindow(sessions, started.token, 'ann', 'x');
  const bob = await joinWindow(sessions, started.token, 'bob', 'y');
  return { ...opened, ...started, ann: ann.link, bob: bob.link };
}

describe('several agents in a session', () => {
  it('[CTM1] one who leaves frees a seat, and the session goes on with the others', async () => {
    const { sessions, room, token, link, ann, bob, registry } = await open();
    const told = bob.told.length;
    expect(await sessions.exitAgent(room, ann)).toBe(true);
    expect(link.last()).toEqual({ t: 'agentLeft', agentId: 'ann' });
    expect(ann.last()).toEqual({ t: 'ended', cause: 'agentExited' });
    expect([ann.closed, link.closed, bob.closed]).toEqual([true, false, false]);
    expect(bob.told).toHaveLength(told);
    expect(await registry.find({ token })).toMatchObject({ state: 'active', agents: [{ id: 'bob' }] });
    // The key of the one who left is worth nothing; the seat, and the agent, are free.
    const again = createWindow('ann');
    expect(await sessions.rejoin(again, { t: 'rejoin', key: key('x') })).toBeNull();
    await joinWindow(sessions, token, 'cem', 'z');
    expect(await sessions.exitAgent(room, ann)).toBe(false);
    const other = await startPage(sessions, 'b');
    await joinWindow(sessions, other.token, 'ann', 'w');
  });

  it('[CTM1] with the last who leaves the session ends', async () => {
    const { sessions, room, link, ann, bob } = await open();
    await sessions.exitAgent(room, ann);
    await sessions.exitAgent(room, bob);
    for (const party of [link, bob]) expect(party.last()).toEqual({ t: 'ended', cause: 'agentExited' });
  });

  it('[CTM1] those who stay and are away are so since then', async () => {
    const { sessions, room, link, ann, bob, clock } = await open();
    await sessions.leaveAgent(room, bob);
    clock.advance(170_000);
    await sessions.exitAgent(room, ann);
    clock.advance(170_000);
    await settle();
    expect(link.closed).toBe(false);
    clock.advance(10_000);
    await settle();
    expect(link.last()).toEqual({ t: 'ended', cause: 'agentAway' });
  });

  it('[CTM2] what the one who leaves controls or asks for is over', async () => {
    const { sessions, room, link, ann, bob } = await open();
    sessions.controlFromCustomer(room, link, { t: 'control', holder: 'ann' });
    expect(bob.last()).toEqual({ t: 'control', holder: 'other', name: 'ANN' });
    sessions.controlFromAgent(room, ann, { t: 'requestControl', request });
    await sessions.exitAgent(room, ann);
    expect(bob.last()).toEqual({ t: 'control', holder: 'nobody' });
    expect([room.control.holder, room.control.requests.size]).toEqual([null, 0]);
  });
});

describe('an agent who may only watch', () => {
  async function watch() {
    const opened = await openTestSessions({ rules: { maxAgentsPerSession: 2 } });
    const { sessions } = opened;
    const started = await startPage(sessions);
    await joinWindow(sessions, started.token, 'ann', 'x');
    const eve = createWindow('eve', '10.0.0.1', false);
    await sessions.join(eve, { t: 'join', token: started.token, key: key('y') });
    return { ...opened, ...started, eve };
  }

  it('[CTM10] is told so, and asks for nothing and does nothing; the customer is not told', async () => {
    const { sessions, room, link, eve } = await watch();
    expect(eve.told[0]).toMatchObject({ t: 'joined', mayControl: false });
    expect(link.last()).toEqual({ t: 'agentJoined', agent: { id: 'eve', name: 'EVE' } });
    const told = link.told.length;
    expect(sessions.controlFromAgent(room, eve, { t: 'requestControl', request })).toBe('watchOnly');
    expect(eve.last()).toEqual({ t: 'controlAnswer', request, allow: false, reason: 'watchOnly' });
    expect(sessions.controlFromAgent(room, eve, command)).toBe('watchOnly');
    expect(eve.last()).toEqual({ t: 'commandRefused', n: 1, reason: 'watchOnly', count: 1 });
    expect(link.told).toHaveLength(told);
    sessions.point(room, eve, { node: 7, x: 0, y: 0 });
    expect(link.last()).toMatchObject({ t: 'pointer', agentId: 'eve' });
  });

  it('[CTM11] who had control before has it no more, whatever the page says', async () => {
    const { sessions, room, link, eve, token } = await watch();
    sessions.controlFromCustomer(room, link, { t: 'control', holder: 'eve' });
    expect(link.last()).toEqual({ t: 'controlReleased', agentId: 'eve' });
    expect(eve.last()).toEqual({ t: 'control', holder: 'nobody' });
    sessions.controlFromCustomer(room, link, { t: 'control', holder: 'ann' });
    const ann = createWindow('ann', '10.0.0.1', false);
    await sessions.join(ann, { t: 'join', token, key: key('x') });
    expect(link.last()).toEqual({ t: 'controlReleased', agentId: 'ann' });
    expect(room.control.holder).toBeNull();
  });

  it('[CTM12] is one of whom the authenticator says so', async () => {
    const admit = async (mayControl: unknown) => {
      const realtime = {
        originPolicy: { allowsAgent: () => true },
        authenticateAgent: async () => ({
          ok: true,
          agent: { id: 'eve' },
          ...(mayControl !== undefined && { mayControl }),
        }),
      } as unknown as Realtime;
      const socket = { handshake: { auth: { v: PROTOCOL_VERSION }, headers: {} } };
      const admission = await admitAgent(realtime, socket as unknown as Parameters<typeof admitAgent>[1]);
      return admission.ok && admission.value.mayControl;
    };
    expect(await admit(undefined)).toBe(true);
    expect(await admit(true)).toBe(true);
    for (const no of [false, 'no', null, 0]) expect(await admit(no)).toBe(false);
  });
});
