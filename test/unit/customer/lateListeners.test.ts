// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createApi } from '../../../src/customer/api/createApi.js';
import { agent, key, openTestSession, type TestSessionOptions, token, welcome } from './openTestSession.js';

/** What a callback hears that is added late: the table in docs/API.md, "Signals", cell by cell. */

let opened: ReturnType<typeof openTestSession> | undefined;
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  opened?.runtime.stop();
  vi.useRealTimers();
});

function open(options: TestSessionOptions = {}) {
  const session = openTestSession(options);
  opened = session;
  const launcher = {
    ...{ start: vi.fn(), exit: vi.fn(), downgrade: vi.fn() },
    ...{ endConversation: vi.fn(), explain: () => null, stop: vi.fn() },
  };
  const api = createApi('1', session.signals, launcher, () => true, new WeakSet(), session.log);
  return {
    ...session,
    api,
    end: () => session.say({ t: 'ended', cause: 'agentExited' }),
    /** The arguments with which a callback is called that is added now; `null`: it is not called. */
    late(name: Exclude<keyof typeof api & `on${string}`, never>): unknown[] | null {
      const heard = vi.fn();
      (api[name].add as (callback: (...args: unknown[]) => void) => void)(heard);
      expect(heard.mock.calls.length).toBeLessThan(2);
      return heard.mock.calls[0] ?? null;
    },
  };
}

const kept = { key, token };

describe('a callback that is added late', () => {
  it('[SIG20] to onInitialized hears of the session that the page has found, and null once it is over', async () => {
    const { resume, late, end, begin } = open({ kept });
    expect(late('onInitialized')).toBeNull();
    await resume();
    expect(late('onInitialized')).toEqual([{ token, agents: [{}] }]);
    end();
    expect(late('onInitialized')).toEqual([null]);
    await begin();
    expect(late('onInitialized')).toEqual([null]);
  });

  it('[SIG20] to onInitialized hears null where the page has found none, also during a session that began later', async () => {
    const { begin, late } = open();
    expect(late('onInitialized')).toEqual([null]);
    await begin();
    expect(late('onInitialized')).toEqual([null]);
  });

  it.each(['onSessionStarted', 'onConnected'] as const)(
    '[SIG21] to %s hears of the session that has begun, until it is over',
    async name => {
      const { begin, late, end } = open();
      expect(late(name)).toBeNull();
      await begin();
      expect(late(name)).toEqual([{ token, agents: [] }]);
      end();
      expect(late(name)).toBeNull();
      await begin();
      expect(late(name)).toEqual([{ token, agents: [] }]);
    },
  );

  it('[SIG21] to onSessionStarted hears nothing on a page that has found the session', async () => {
    const { resume, late } = open({ kept });
    await resume();
    expect(late('onSessionStarted')).toBeNull();
  });

  it('[SIG21] to onSessionStarted hears of a session that began in another tab', async () => {
    const { references, resume, late } = open();
    references.write(kept);
    await resume();
    expect(late('onSessionStarted')).toEqual([{ token, agents: [{}] }]);
  });

  it('[SIG22] to onAgentJoined hears of the last agent who joined, with all in the session', async () => {
    const { begin, say, late } = open();
    await begin();
    say({ t: 'agentJoined', agent: { id: 'a2' } });
    expect(late('onAgentJoined')).toEqual([{}, { token, agents: [{}, {}] }]);
  });

  it('[SIG22] to onAgentJoined hears nothing after the session, nor in the next one before its agent joins', async () => {
    const { begin, end, late, runtime, fake, settle, line, say } = open();
    await begin();
    end();
    expect(late('onAgentJoined')).toBeNull();
    runtime.start();
    fake.answer(true);
    await settle();
    line().connected();
    say(welcome);
    expect(late('onAgentJoined')).toBeNull();
    say({ t: 'agentJoined', agent });
    expect(late('onAgentJoined')).toEqual([{}, { token, agents: [{}] }]);
  });

  it('[SIG22] to onAgentJoined hears only of agents who joined on this page: onInitialized tells of the others', async () => {
    const { resume, say, late } = open({ kept });
    await resume();
    expect(late('onAgentJoined')).toBeNull();
    expect(late('onInitialized')).toEqual([{ token, agents: [{}] }]);
    say({ t: 'agentJoined', agent: { id: 'a2' } });
    expect(late('onAgentJoined')).toEqual([{}, { token, agents: [{}, {}] }]);
  });

  it('[SIG23] to onSessionEnded hears of the end, until the next session', async () => {
    const { begin, late, end } = open();
    await begin();
    expect(late('onSessionEnded')).toBeNull();
    end();
    expect(late('onSessionEnded')).toEqual([{ reason: 'external' }]);
    await begin();
    expect(late('onSessionEnded')).toBeNull();
  });

  it('[SIG23] to onSessionEnded hears of an end that another tab has caused', async () => {
    const { begin, late, say } = open();
    await begin();
    say({ t: 'ended', cause: 'customerExited' });
    expect(late('onSessionEnded')).toEqual([{ reason: 'self' }]);
    expect(late('onSessionStarted')).toBeNull();
  });

  it('[SIG23] to onSessionEnded hears why there is no session on a page that came too late', () => {
    const { runtime, references, late } = open({ kept });
    vi.advanceTimersByTime(600_001);
    runtime.restore();
    expect(references.read()).toBeNull();
    expect(late('onInitialized')).toEqual([null]);
    expect(late('onSessionEnded')).toEqual([{ reason: 'timeout' }]);
  });

  it('[SIG24] to onAgentNavigated and onNavigationFailed hears of the last of the two, in this session', async () => {
    const { beginInWriteMode, receive, late, end } = open();
    await beginInWriteMode();
    receive({ is: 'agentNavigates', navigation: { command: 'forward' } });
    expect(late('onAgentNavigated')).toEqual([{ command: 'forward' }]);
    expect(late('onNavigationFailed')).toBeNull();
    receive({ is: 'navigationFailed' });
    expect(late('onAgentNavigated')).toBeNull();
    expect(late('onNavigationFailed')).toEqual([]);
    receive({ is: 'agentNavigates', navigation: { command: 'back' } });
    expect(late('onNavigationFailed')).toBeNull();
    end();
    expect(late('onAgentNavigated')).toBeNull();
  });

  it('[SIG25] to onModeUpgradeRequested hears of a request only while it is open', async () => {
    const { begin, receive, late, settle, fake } = open();
    await begin();
    expect(late('onModeUpgradeRequested')).toBeNull();
    receive({ is: 'upgradeRequested', request: 'r1' });
    const [done] = late('onModeUpgradeRequested') ?? [];
    expect(done).toBeInstanceOf(Function);
    fake.answer(false);
    await settle();
    expect(late('onModeUpgradeRequested')).toBeNull();
  });

  it('[SIG25] and can answer it', async () => {
    const { begin, receive, late, notices } = open();
    await begin();
    receive({ is: 'upgradeRequested', request: 'r1' });
    const [done] = late('onModeUpgradeRequested') ?? [];
    (done as (allow: boolean) => void)(true);
    expect(late('onModeUpgradeRequested')).toBeNull();
    expect(late('onModeChanged')).toEqual([{ pointer: false, write: true }]);
    expect(notices).toHaveLength(1);
  });

  it('[SIG26] to onModeChanged hears of the last change of this session', async () => {
    const { begin, beginInWriteMode, runtime, late, end } = open();
    await beginInWriteMode();
    expect(late('onModeChanged')).toEqual([{ pointer: false, write: true }]);
    runtime.downgrade();
    expect(late('onModeChanged')).toEqual([{ pointer: true, write: false }]);
    end();
    expect(late('onModeChanged')).toBeNull();
    await begin();
    expect(late('onModeChanged')).toBeNull();
  });

  it('[SIG26] to onModeChanged hears of Write Mode that was brought along', async () => {
    const { resume, late } = open({ kept: { ...kept, control: true } });
    await resume();
    expect(late('onModeChanged')).toEqual([{ pointer: false, write: true }]);
  });

  it('[SIG27] to onMaskedElement hears of the last element of this session', async () => {
    const { begin, recordings, late, end } = open();
    await begin();
    const [first, second] = [document.createElement('input'), document.createElement('input')];
    recordings[0]?.masked?.(first);
    recordings[0]?.masked?.(second);
    const heard = late('onMaskedElement') ?? [];
    expect(heard).toHaveLength(1);
    expect(heard[0]).toBe(second);
    end();
    expect(late('onMaskedElement')).toBeNull();
  });
});
