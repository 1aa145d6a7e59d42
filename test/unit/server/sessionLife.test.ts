import { describe, expect, it } from 'vitest';
import { createMemoryRegistry } from '../../../server/src/sessions/memoryRegistry.js';
import { secureRandom } from '../../../server/src/sessions/random.js';
import { createFakeClock } from './createFakeClock.js';
import {
  createPage,
  createWindow,
  joinWindow,
  key,
  openTestSessions,
  page,
  settle,
  startPage,
  tokenOf,
} from './openTestSessions.js';

describe('starting', () => {
  it('[SES1] gives a session with nine digits, the first not zero', async () => {
    const { sessions } = await openTestSessions();
    const { link } = await startPage(sessions);
    expect(link.told).toEqual([
      {
        t: 'session',
        token: expect.stringMatching(/^[1-9]\d{8}$/),
        agents: [],
        shown: true,
        lastSeq: 0,
        needSnapshot: true,
      },
    ]);
    for (let count = 0; count < 1000; count += 1) expect(secureRandom.token()).toMatch(/^[1-9]\d{8}$/);
  });

  it('[SES2] gives the same session for the same key, also at the same moment', async () => {
    const { sessions } = await openTestSessions();
    const links = [createPage(), createPage(), createPage()];
    await Promise.all(
      links.map((link, index) => sessions.start(link, { key: key('a'), page: page(`${index}`) })),
    );
    expect(new Set(links.map(tokenOf)).size).toBe(1);
    expect(sessions.counts()).toEqual({ waiting: 1, active: 0 });
  });

  it('[SES3] draws again when a token belongs to a live session', async () => {
    const draws = ['111111111', '111111111', '222222222'];
    const { sessions } = await openTestSessions({ random: { token: () => draws.shift() ?? '333333333' } });
    expect((await startPage(sessions, 'a')).token).toBe('111111111');
    expect((await startPage(sessions, 'b')).token).toBe('222222222');
  });

  it('[SES4] refuses more live sessions than the limit, also at the same moment', async () => {
    const { sessions } = await openTestSessions({ rules: { maxSessions: 2 } });
    const links = ['a', 'b', 'c', 'd'].map(letter => ({ letter, link: createPage() }));
    await Promise.all(
      links.map(({ letter, link }) => sessions.start(link, { key: key(letter), page: page(letter) })),
    );
    const answers = links.map(({ link }) =>
      link.told.map(message => (message.t === 'refused' ? message.code : message.t)),
    );
    expect(answers.flat().sort()).toEqual(['session', 'session', 'tooManySessions', 'tooManySessions']);
    await startPage(sessions, links.find(({ link }) => link.told[0]?.t === 'session')?.letter);
  });
});

describe('deadlines', () => {
  it('[SES5] ends a session that no agent joined', async () => {
    const { sessions, clock } = await openTestSessions();
    const { link } = await startPage(sessions);
    clock.advance(599_999);
    await settle();
    expect(link.last()?.t).toBe('session');
    clock.advance(1);
    await settle();
    expect(link.last()).toEqual({ t: 'ended', cause: 'agentNeverJoined' });
    expect(link.closed).toBe(true);
    expect(sessions.counts()).toEqual({ waiting: 0, active: 0 });
  });

  it.each(['waiting', 'active'])(
    '[SES6] ends a session that is %s when the customer is away too long',
    async state => {
      const { sessions, clock } = await openTestSessions();
      const { link, room, token } = await startPage(sessions);
      const agent = state === 'active' ? (await joinWindow(sessions, token)).link : null;
      await sessions.leaveCustomer(room, link);
      clock.advance(499_999);
      await settle();
      expect(room.session.state).toBe(state);
      clock.advance(1);
      await settle();
      expect(room.session).toMatchObject({ state: 'ended', cause: 'customerAway' });
      if (agent !== null) expect(agent.last()).toEqual({ t: 'ended', cause: 'customerAway' });
    },
  );

  it('[SES5] is not put off by a timer that fires too early', async () => {
    const clock = createFakeClock();
    const early = {
      ...clock,
      after: (ms: number, run: () => void) => clock.after(ms > 10 ? ms - 5 : ms, run),
    };
    const { sessions } = await openTestSessions({ clock: early });
    const { link } = await startPage(sessions);
    clock.advance(599_999);
    await settle();
    expect(link.last()?.t).toBe('session');
    clock.advance(5);
    await settle();
    expect(link.last()).toEqual({ t: 'ended', cause: 'agentNeverJoined' });
  });

  it('[SES6] does not end the session of a customer who came back in time', async () => {
    const { sessions, clock } = await openTestSessions();
    const { link, room, token } = await startPage(sessions);
    await joinWindow(sessions, token);
    await sessions.leaveCustomer(room, link);
    clock.advance(400_000);
    await sessions.resume(createPage(), { key: key('a'), page: page('b'), claim: true });
    clock.advance(10_000_000);
    await settle();
    expect(room.session.state).toBe('active');
    expect(clock.pending()).toBe(1);
  });

  it('[SES7] ends a session whose agents are all away too long', async () => {
    const { sessions, clock } = await openTestSessions({ rules: { maxAgentsPerSession: 2 } });
    const { link, room, token } = await startPage(sessions);
    const ann = await joinWindow(sessions, token, 'ann', 'x');
    const ben = await joinWindow(sessions, token, 'ben', 'y');
    await sessions.leaveAgent(room, ann.link);
    clock.advance(1_000_000);
    await settle();
    expect(room.session.state).toBe('active');
    await sessions.leaveAgent(room, ben.link);
    clock.advance(180_000);
    await settle();
    expect(link.last()).toEqual({ t: 'ended', cause: 'agentAway' });
  });

  it('[SES8] keeps deadlines over a restart, and gives the connected their whole time', async () => {
    const clock = createFakeClock();
    const registry = createMemoryRegistry();
    const first = await openTestSessions({ clock, registry });
    const away = await startPage(first.sessions, 'a');
    const present = await startPage(first.sessions, 'b');
    await joinWindow(first.sessions, away.token, 'ann', 'x');
    await joinWindow(first.sessions, present.token, 'ben', 'y');
    await startPage(first.sessions, 'c');
    await first.sessions.leaveCustomer(away.room, away.link);
    clock.advance(400_000);
    await first.sessions.stop();
    expect(clock.pending()).toBe(0);

    const { sessions } = await openTestSessions({ clock, registry, rules: { agentAwayTimeout: 1e9 } });
    expect(sessions.counts()).toEqual({ waiting: 1, active: 2 });
    clock.advance(100_000);
    await settle();
    expect(await registry.find({ token: away.token })).toMatchObject({
      state: 'ended',
      cause: 'customerAway',
    });
    clock.advance(100_000);
    await settle();
    // The one that waited has waited for its 600 seconds; the other customer is away for 200 by now.
    expect(sessions.counts()).toEqual({ waiting: 0, active: 1 });
    clock.advance(300_000);
    await settle();
    expect(await registry.find({ token: present.token })).toMatchObject({ cause: 'customerAway' });
  });

  it('[SES8] ends at once what ran out while the server was down', async () => {
    const clock = createFakeClock();
    const registry = createMemoryRegistry();
    const first = await openTestSessions({ clock, registry });
    const { token } = await startPage(first.sessions);
    await first.sessions.stop();
    clock.advance(600_000);
    const { sessions } = await openTestSessions({ clock, registry });
    expect(sessions.counts()).toEqual({ waiting: 0, active: 0 });
    expect(await registry.find({ token })).toMatchObject({ cause: 'agentNeverJoined' });
  });
});

describe('ending', () => {
  it('[SES14] ends for everybody when the customer leaves, from any page', async () => {
    const { sessions } = await openTestSessions();
    const { link, room, token } = await startPage(sessions);
    const agent = await joinWindow(sessions, token);
    const other = createPage();
    await sessions.resume(other, { key: key('a'), page: page('b'), claim: false });
    expect(await sessions.exitCustomer(room, other)).toBe(true);
    for (const party of [link, other, agent.link]) {
      expect(party.last()).toEqual({ t: 'ended', cause: 'customerExited' });
      expect(party.closed).toBe(true);
    }
    expect(await sessions.exitCustomer(room, other)).toBe(false);
  });

  it('[SES15] ends for everybody when the agent leaves', async () => {
    const { sessions } = await openTestSessions();
    const { link, room, token } = await startPage(sessions);
    const agent = await joinWindow(sessions, token);
    expect(await sessions.exitAgent(room, agent.link)).toBe(true);
    for (const party of [link, agent.link]) {
      expect(party.last()).toEqual({ t: 'ended', cause: 'agentExited' });
      expect(party.closed).toBe(true);
    }
  });

  it('[SES16] is remembered for a day, and then no more', async () => {
    const { sessions, clock, registry } = await openTestSessions();
    const { link, room, token } = await startPage(sessions);
    await sessions.exitCustomer(room, link);
    clock.advance(24 * 60 * 60 * 1000 - 1);
    await settle();
    expect(await registry.find({ token })).toMatchObject({ state: 'ended' });
    for (let count = 0; count < 2; count += 1) {
      clock.advance(10 * 60 * 1000);
      await settle();
    }
    expect(await registry.find({ token })).toBeNull();
  });

  it('[SES17] is final: nobody enters again, and each is told why', async () => {
    const { sessions } = await openTestSessions();
    const { link, room, token } = await startPage(sessions);
    const agent = await joinWindow(sessions, token);
    await sessions.exitAgent(room, agent.link);

    const late = createPage();
    expect(await sessions.resume(late, { key: key('a'), page: page('b'), claim: true })).toBeNull();
    expect(await sessions.start(late, { key: key('a'), page: page('b') })).toBeNull();
    expect(late.told).toEqual(Array(2).fill({ t: 'ended', cause: 'agentExited' }));
    expect(link.told.filter(({ t }) => t === 'ended')).toHaveLength(1);

    const window = createWindow();
    expect(await sessions.rejoin(window, { t: 'rejoin', key: key('x') })).toBeNull();
    expect(window.last()).toEqual({ t: 'ended', cause: 'agentExited' });
    expect(await sessions.join(window, { t: 'join', token, key: key('x') })).toBeNull();
    expect(window.last()).toMatchObject({ t: 'refused', code: 'endedSession' });
  });
});

describe('a registry that cannot be written', () => {
  const failing = (broken: { is: boolean }) => {
    const registry = createMemoryRegistry();
    const guard =
      <A extends unknown[], R>(method: (...args: A) => Promise<R>) =>
      (...args: A) =>
        broken.is ? Promise.reject(new Error('disk full')) : method(...args);
    return {
      ...registry,
      insert: guard(registry.insert),
      update: guard(registry.update),
      end: guard(registry.end),
    };
  };

  it('[SES27] leaves things as they were, and the server goes on', async () => {
    const broken = { is: true };
    const { sessions } = await openTestSessions({ registry: failing(broken) });
    await expect(sessions.start(createPage(), { key: key('a'), page: page('a') })).rejects.toThrow(
      'disk full',
    );
    expect(sessions.counts()).toEqual({ waiting: 0, active: 0 });
    broken.is = false;
    const { link, room, token } = await startPage(sessions);
    broken.is = true;
    const window = createWindow();
    await expect(sessions.join(window, { t: 'join', token, key: key('x') })).rejects.toThrow('disk full');
    expect(room.session.state).toBe('waiting');
    expect([window.told.length, link.told.length]).toEqual([0, 1]);
    broken.is = false;
    // The agent's place was given back: it may enter another session, and this one.
    const other = await startPage(sessions, 'b');
    await joinWindow(sessions, other.token);
  });

  it('[SES27] does not mind for who is connected', async () => {
    const broken = { is: false };
    const { sessions, logger } = await openTestSessions({ registry: failing(broken) });
    const { link, room, token } = await startPage(sessions);
    const agent = await joinWindow(sessions, token);
    broken.is = true;
    await sessions.leaveCustomer(room, link);
    expect(agent.link.last()).toEqual({ t: 'customerPresence', online: false });
    expect(logger.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
  });

  it('[SES28] does not keep a session from ending, and the end is written later', async () => {
    const broken = { is: false };
    const { sessions, clock, registry } = await openTestSessions({ registry: failing(broken) });
    const { link, room, token } = await startPage(sessions);
    broken.is = true;
    await sessions.exitCustomer(room, link);
    expect(link.last()).toEqual({ t: 'ended', cause: 'customerExited' });
    expect(await registry.find({ token })).toMatchObject({ state: 'waiting' });
    // Not written yet, but nobody may notice.
    const late = createPage();
    await sessions.resume(late, { key: key('a'), page: page('a'), claim: true });
    expect(late.last()).toEqual({ t: 'ended', cause: 'customerExited' });
    broken.is = false;
    clock.advance(10 * 60 * 1000);
    await settle();
    expect(await registry.find({ token })).toMatchObject({ state: 'ended', cause: 'customerExited' });
  });
});
