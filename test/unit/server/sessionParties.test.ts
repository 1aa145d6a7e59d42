import { describe, expect, it } from 'vitest';
import { hashKey } from '../../../server/src/sessions/hashKey.js';
import { createMemoryRegistry } from '../../../server/src/sessions/memoryRegistry.js';
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

describe('pages of a customer', () => {
  it('[SES9] come back with the key, and only with it', async () => {
    const { sessions } = await openTestSessions();
    const { token } = await startPage(sessions);
    const back = createPage();
    expect(await sessions.resume(back, { key: key('a'), page: page('b'), claim: true })).not.toBeNull();
    expect(back.last()).toMatchObject({ t: 'session', token, shown: true });
    const stranger = createPage();
    expect(await sessions.resume(stranger, { key: key('z'), page: page('b'), claim: true })).toBeNull();
    expect(stranger.last()).toMatchObject({ t: 'refused', code: 'unknownSession' });
  });

  it('[SES10] show the one that claimed last; the one before is told', async () => {
    const { sessions } = await openTestSessions();
    const { link, room } = await startPage(sessions);
    const listening = createPage();
    await sessions.resume(listening, { key: key('a'), page: page('b'), claim: false });
    expect(listening.last()).toMatchObject({ t: 'session', shown: false });
    expect(link.last()?.t).toBe('session');
    expect(room.shown).toBe(link);
    await sessions.resume(listening, { key: key('a'), page: page('b'), claim: true });
    expect(listening.last()).toMatchObject({ t: 'session', shown: true });
    expect(link.last()).toEqual({ t: 'displaced' });
    expect(link.closed).toBe(false);
    await sessions.resume(link, { key: key('a'), page: page('a'), claim: true });
    expect(listening.last()).toEqual({ t: 'displaced' });
  });

  it('[SES11] [SES12] keep the customer present by listening, though agents see nobody', async () => {
    const { sessions, clock } = await openTestSessions();
    const { link, room, token } = await startPage(sessions);
    const agent = await joinWindow(sessions, token);
    expect(agent.link.told).toMatchObject([{ t: 'joined', token, customerOnline: true }]);
    const listening = createPage();
    await sessions.resume(listening, { key: key('a'), page: page('b'), claim: false });
    await sessions.leaveCustomer(room, link);
    expect(agent.link.last()).toEqual({ t: 'customerPresence', online: false });
    clock.advance(10_000_000);
    await settle();
    expect(room.session.state).toBe('active');
    await sessions.resume(listening, { key: key('a'), page: page('b'), claim: true });
    expect(agent.link.last()).toEqual({ t: 'customerPresence', online: true });
  });

  it('[SES13] replace their old connection, silently', async () => {
    const { sessions } = await openTestSessions();
    const { link, room, token } = await startPage(sessions);
    const agent = await joinWindow(sessions, token);
    const again = createPage();
    await sessions.resume(again, { key: key('a'), page: page('a'), claim: true });
    expect(link.closed).toBe(true);
    expect(link.told.map(({ t }) => t)).toEqual(['session', 'agentJoined']);
    await sessions.leaveCustomer(room, link);
    expect(agent.link.told.map(({ t }) => t)).toEqual(['joined']);
    expect(room.shown).toBe(again);
  });

  it('[SES19] hear of the agent, also those that come later', async () => {
    const { sessions } = await openTestSessions();
    const { link, room, token } = await startPage(sessions);
    const agent = await joinWindow(sessions, token);
    expect(link.last()).toEqual({ t: 'agentJoined', agent: { id: 'ann', name: 'ANN' } });
    expect(room.session.state).toBe('active');
    await sessions.leaveAgent(room, agent.link);
    expect(link.last()).toEqual({ t: 'agentPresence', agentId: 'ann', online: false });
    const later = createPage();
    await sessions.resume(later, { key: key('a'), page: page('b'), claim: true });
    expect(later.told).toMatchObject([
      { t: 'session', agents: [{ id: 'ann', name: 'ANN' }] },
      { t: 'agentPresence', agentId: 'ann', online: false },
    ]);
  });
});

describe('agents', () => {
  it('[SES18] [SES17] are refused where there is no session', async () => {
    const { sessions } = await openTestSessions();
    const window = createWindow();
    expect(await sessions.join(window, { t: 'join', token: '987654321', key: key('x') })).toBeNull();
    expect(window.last()).toMatchObject({ t: 'refused', code: 'unknownSession' });
  });

  it('[SES20] may join again with the same key, and only see the log again', async () => {
    const { sessions } = await openTestSessions();
    const { link, token } = await startPage(sessions);
    const { link: window } = await joinWindow(sessions, token);
    await sessions.join(window, { t: 'join', token, key: key('x') });
    expect(window.told.map(({ t }) => t)).toEqual(['joined', 'joined']);
    expect(link.told.map(({ t }) => t)).toEqual(['session', 'agentJoined']);
  });

  it('[SES21] are in one live session at most; a session that waits for nobody else ends', async () => {
    const { sessions } = await openTestSessions();
    const first = await startPage(sessions, 'a');
    const second = await startPage(sessions, 'b');
    await joinWindow(sessions, first.token);
    const window = createWindow();
    expect(await sessions.join(window, { t: 'join', token: second.token, key: key('y') })).toBeNull();
    expect(window.last()).toMatchObject({ t: 'refused', code: 'sessionsOverLimit' });
    expect(JSON.stringify(window.last())).toContain(first.token);
    expect(second.link.last()).toEqual({ t: 'ended', cause: 'agentBusy' });

    const third = await startPage(sessions, 'c');
    await joinWindow(sessions, third.token, 'ben', 'z');
    await sessions.join(window, { t: 'join', token: third.token, key: key('y') });
    expect(window.last()).toMatchObject({ t: 'refused', code: 'sessionsOverLimit' });
    expect(third.link.last()?.t).toBe('agentJoined');
  });

  it('[SES21] are in one live session at most, also when they join two at the same moment', async () => {
    const { sessions } = await openTestSessions();
    const first = await startPage(sessions, 'a');
    const second = await startPage(sessions, 'b');
    const windows = [createWindow(), createWindow()];
    await Promise.all(
      [first, second].map(({ token }, index) =>
        sessions.join(windows[index] ?? createWindow(), { t: 'join', token, key: key(`${index}`) }),
      ),
    );
    expect(windows.flatMap(({ told }) => told.map(({ t }) => t)).sort()).toEqual(['joined', 'refused']);
  });

  it('[SES21] may join again when the session before is over', async () => {
    const { sessions } = await openTestSessions();
    const first = await startPage(sessions, 'a');
    const { link } = await joinWindow(sessions, first.token);
    await sessions.exitAgent(first.room, link);
    const second = await startPage(sessions, 'b');
    await joinWindow(sessions, second.token, 'ann', 'x');
  });

  it('[SES22] are refused when another one is there', async () => {
    const { sessions } = await openTestSessions();
    const { token, room } = await startPage(sessions);
    await joinWindow(sessions, token);
    const window = createWindow('ben');
    expect(await sessions.join(window, { t: 'join', token, key: key('y') })).toBeNull();
    expect(window.last()).toMatchObject({ t: 'refused', code: 'sessionFull' });
    expect(sessions.windowOf(room, window)).toBeUndefined();
  });

  it('[SES23] take their own seat with a new key: the old window is told and its key is worth nothing', async () => {
    const { sessions } = await openTestSessions();
    const { link, room, token } = await startPage(sessions);
    const old = await joinWindow(sessions, token);
    const { link: window } = await joinWindow(sessions, token, 'ann', 'y');
    expect(old.link.last()).toEqual({ t: 'displaced' });
    expect(sessions.windowOf(room, old.link)).toBeUndefined();
    expect(await sessions.exitAgent(room, old.link)).toBe(false);
    await sessions.leaveAgent(room, old.link);
    expect(link.told.map(({ t }) => t)).toEqual(['session', 'agentJoined']);
    const late = createWindow();
    expect(await sessions.rejoin(late, { t: 'rejoin', key: key('x') })).toBeNull();
    expect(late.last()).toMatchObject({ t: 'refused', code: 'unknownSession' });
    expect(sessions.windowOf(room, window)).toBeDefined();
  });

  it('[SES24] may guess ten tokens in a minute, whatever their windows', async () => {
    const { sessions } = await openTestSessions();
    const codes: unknown[] = [];
    for (let count = 0; count < 12; count += 1) {
      const window = createWindow();
      await sessions.join(window, { t: 'join', token: '987654321', key: key('x') });
      const last = window.last();
      codes.push(last?.t === 'refused' && last.code);
    }
    expect(codes).toEqual([...Array(10).fill('unknownSession'), 'tooManyAttempts', 'tooManyAttempts']);
  });

  it('[SES24] may guess thirty tokens in a minute from one address, also at the same moment', async () => {
    const { sessions } = await openTestSessions();
    const windows = Array.from({ length: 40 }, (_, index) => createWindow(`agent${index}`));
    await Promise.all(
      windows.map(window => sessions.join(window, { t: 'join', token: '987654321', key: key('x') })),
    );
    const codes = windows.map(window => window.last()).map(last => last?.t === 'refused' && last.code);
    expect(codes.filter(code => code === 'unknownSession')).toHaveLength(30);
    expect(codes.filter(code => code === 'tooManyAttempts')).toHaveLength(10);
    const elsewhere = createWindow('eve', '10.0.0.2');
    await sessions.join(elsewhere, { t: 'join', token: '987654321', key: key('x') });
    expect(elsewhere.last()).toMatchObject({ code: 'unknownSession' });
  });

  it('[SES24] spend no guess on a token that is right', async () => {
    const { sessions } = await openTestSessions();
    const { token } = await startPage(sessions);
    for (let count = 0; count < 20; count += 1) await joinWindow(sessions, token);
  });

  it('[SES25] [SES26] come back with their key', async () => {
    const { sessions } = await openTestSessions();
    const { link, room, token } = await startPage(sessions);
    const { link: window } = await joinWindow(sessions, token);
    await sessions.leaveAgent(room, window);
    expect(link.last()).toEqual({ t: 'agentPresence', agentId: 'ann', online: false });
    const back = createWindow();
    expect(await sessions.rejoin(back, { t: 'rejoin', key: key('x') })).toBe(room);
    expect(back.last()).toMatchObject({ t: 'joined', token });
    expect(link.last()).toEqual({ t: 'agentPresence', agentId: 'ann', online: true });
  });

  it('[SES25] do not come in with the key of another, or with none that is known', async () => {
    const { sessions } = await openTestSessions();
    const { token } = await startPage(sessions);
    await joinWindow(sessions, token);
    for (const [id, letter] of [
      ['eve', 'x'],
      ['ann', 'y'],
    ] as const) {
      const window = createWindow(id);
      expect(await sessions.rejoin(window, { t: 'rejoin', key: key(letter) })).toBeNull();
      expect(window.last()).toMatchObject({ t: 'refused', code: 'unknownSession' });
    }
  });

  it('[SES31] and customers are kept by hashes of their keys', async () => {
    const registry = createMemoryRegistry();
    const { sessions, logger } = await openTestSessions({ registry });
    const { link, room, token } = await startPage(sessions);
    await joinWindow(sessions, token);
    const [live] = await registry.loadLive();
    expect(live).toMatchObject({
      customerKeyHash: hashKey(key('a')),
      agents: [{ keyHash: hashKey(key('x')) }],
    });
    await sessions.exitCustomer(room, link);
    const kept = JSON.stringify([live, await registry.find({ token }), logger.lines]);
    expect(kept).not.toContain(key('a'));
    expect(kept).not.toContain(key('x'));
    expect(JSON.stringify(await registry.find({ token }))).not.toContain('ann');
  });
});
