import { describe, expect, it } from 'vitest';
import type { AgentMessage } from '../../../src/protocol/index.js';
import { createPage, joinWindow, key, openTestSessions, page, startPage } from './openTestSessions.js';

const request = 'r'.repeat(22);
const command = (over: Partial<Extract<AgentMessage, { t: 'command' }>> = {}) =>
  ({ t: 'command', page: page('a'), n: 1, command: { do: 'focus', node: 7 }, ...over }) as const;

async function open(agents = ['ann']) {
  const opened = await openTestSessions({ rules: { maxAgentsPerSession: 2 } });
  const { sessions } = opened;
  const started = await startPage(sessions);
  const windows = [];
  for (const id of agents) windows.push(await joinWindow(sessions, started.token, id));
  const [ann] = windows;
  if (!ann) throw new Error('nobody has joined');
  return { ...opened, ...started, ann, windows };
}

describe('control, on the server', () => {
  it('[WRM30] a request goes to the shown page, its answer to the agent who asked', async () => {
    const { sessions, room, link, windows } = await open(['ann', 'bob']);
    const [ann, bob] = windows;
    if (!ann || !bob) throw new Error();
    expect(sessions.controlFromAgent(room, ann.link, { t: 'requestControl', request })).toBeNull();
    expect(link.last()).toEqual({ t: 'controlRequested', agentId: 'ann', request });
    const told = bob.link.told.length;
    // What another agent says of it changes nothing.
    sessions.controlFromAgent(room, bob.link, { t: 'withdrawControl', request });
    expect(link.last()?.t).toBe('controlRequested');
    sessions.controlFromCustomer(room, link, { t: 'controlAnswer', request, allow: true });
    expect(ann.link.last()).toEqual({ t: 'controlAnswer', request, allow: true });
    expect(bob.link.told).toHaveLength(told);
    sessions.controlFromCustomer(room, link, { t: 'controlAnswer', request, allow: true });
    expect(ann.link.told.filter(({ t }) => t === 'controlAnswer')).toHaveLength(1);
  });

  it('[WRM30] without a page, or when it goes away, a request is a no; it can be taken back', async () => {
    const { sessions, room, link, ann } = await open();
    sessions.controlFromAgent(room, ann.link, { t: 'requestControl', request });
    sessions.controlFromAgent(room, ann.link, { t: 'withdrawControl', request });
    expect(link.last()).toEqual({ t: 'controlWithdrawn', agentId: 'ann', request });
    sessions.controlFromAgent(room, ann.link, { t: 'requestControl', request });
    await sessions.leaveCustomer(room, link);
    expect(ann.link.last()).toEqual({ t: 'controlAnswer', request, allow: false });
    sessions.controlFromAgent(room, ann.link, { t: 'requestControl', request });
    expect(ann.link.told.filter(({ t }) => t === 'controlAnswer')).toHaveLength(2);
  });

  it('[WRM31] is what the page says; everybody is told, and who comes later', async () => {
    const { sessions, room, link, token, windows } = await open(['ann', 'bob']);
    const [ann, bob] = windows;
    sessions.controlFromCustomer(room, link, { t: 'control', holder: 'ann' });
    expect(ann?.link.last()).toEqual({ t: 'control', holder: 'you' });
    expect(bob?.link.last()).toEqual({ t: 'control', holder: 'other', name: 'ANN' });
    const again = await joinWindow(sessions, token, 'bob');
    expect(again.link.told.map(({ t }) => t)).toEqual(['joined', 'control']);
    sessions.controlFromCustomer(room, link, { t: 'control', holder: 'nobody.here' });
    expect(ann?.link.last()).toEqual({ t: 'control', holder: 'nobody' });
    sessions.controlFromCustomer(room, link, { t: 'control', holder: 'ann' });
    sessions.controlFromCustomer(room, link, { t: 'control', holder: null });
    expect(again.link.last()).toEqual({ t: 'control', holder: 'nobody' });
  });

  it('[WRM31] a page that is in no session says nothing', async () => {
    const { sessions, room, ann } = await open();
    expect(sessions.controlFromCustomer(room, createPage(), { t: 'control', holder: 'ann' })).toBe(false);
    expect(room.control.holder).toBeNull();
    expect(ann.link.told.map(({ t }) => t)).toEqual(['joined']);
  });

  it('[WRM32] only commands of the agent in control, for the shown page, reach it', async () => {
    const { sessions, room, link, windows } = await open(['ann', 'bob']);
    const [ann, bob] = windows;
    if (!ann || !bob) throw new Error();
    expect(sessions.controlFromAgent(room, ann.link, command())).toBe('pointerMode');
    expect(ann.link.last()).toEqual({ t: 'commandRefused', n: 1, reason: 'pointerMode', count: 1 });
    sessions.controlFromCustomer(room, link, { t: 'control', holder: 'ann' });
    expect(sessions.controlFromAgent(room, bob.link, command())).toBe('otherAgent');
    expect(sessions.controlFromAgent(room, ann.link, command({ page: page('z') }))).toBe('stale');
    expect(link.told.map(({ t }) => t)).not.toContain('command');
    expect(sessions.controlFromAgent(room, ann.link, command({ n: 4 }))).toBeNull();
    expect(link.last()).toEqual({ ...command({ n: 4 }), agentId: 'ann' });
    // The page went to the background: what was meant for it is not done in another.
    const other = createPage();
    await sessions.resume(other, { key: key('a'), page: page('b'), claim: true });
    expect(sessions.controlFromAgent(room, ann.link, command({ n: 5 }))).toBe('stale');
  });

  it('[WRM33] refusals of the page reach the agent', async () => {
    const { sessions, room, link, ann } = await open();
    const refused = { t: 'commandRefused', n: 3, reason: 'masked', count: 2 } as const;
    sessions.controlFromCustomer(room, link, { ...refused, agentId: 'ann' });
    expect(ann.link.last()).toEqual(refused);
    sessions.controlFromCustomer(room, link, { ...refused, agentId: 'gone' });
    expect(ann.link.told.filter(({ t }) => t === 'commandRefused')).toHaveLength(1);
  });

  it('[WRM3] an agent gives control back on whatever page there is', async () => {
    const { sessions, room, link, ann } = await open();
    sessions.controlFromAgent(room, ann.link, { t: 'releaseControl' });
    expect(link.last()).toEqual({ t: 'controlReleased', agentId: 'ann' });
  });
});
