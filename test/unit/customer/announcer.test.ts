import { describe, expect, it, vi } from 'vitest';
import { createAnnouncer } from '../../../src/customer/session/createAnnouncer.js';
import { createSignals } from '../../../src/customer/session/createSignals.js';
import type { SessionEndReason } from '../../../src/customer/session/sessionState.js';
import { createTestLog } from '../../harness/createTestLog.js';
import { createFakeUi } from './createFakeUi.js';

const token = '535176834';
const agents = [{ id: 'a1' }, { id: 'a2' }];

function setUp(alreadyInitialized = false) {
  const signals = createSignals(createTestLog());
  const { ui } = createFakeUi();
  const told: unknown[] = [];
  ui.notify.mockImplementation(
    (text, values) => void told.push(['notice', text, ...(values ? [values] : [])]),
  );
  signals.initialized.signal.add(session => void told.push(['initialized', session]));
  signals.sessionStarted.signal.add(session => void told.push(['started', session]));
  signals.agentJoined.signal.add((agent, session) => void told.push(['joined', agent, session]));
  signals.sessionEnded.signal.add(details => void told.push(['ended', details]));
  return { signals, told, ...createAnnouncer(signals, ui, alreadyInitialized) };
}

describe('createAnnouncer', () => {
  it('[LCH20] tells the page of the session that goes on, and the customer nothing', () => {
    const { announce, told } = setUp();
    announce({ do: 'announceInitialized', token, agents });
    expect(told).toEqual([['initialized', { token, agents: [{}, {}] }]]);
  });

  it('[LCH20] tells the page that there is no session', () => {
    const { announce, told } = setUp();
    announce({ do: 'announceInitialized', token: null, agents: [] });
    expect(told).toEqual([['initialized', null]]);
  });

  it('[LCH21] announces a session that turns up later as started, not as initialized', () => {
    const late = setUp(true);
    late.announce({ do: 'announceInitialized', token, agents: [{ id: 'a1' }] });
    expect(late.told).toEqual([['started', { token, agents: [{}] }]]);
    const second = setUp();
    second.announce({ do: 'announceInitialized', token: null, agents: [] });
    second.announce({ do: 'announceInitialized', token, agents: [] });
    expect(second.told).toEqual([
      ['initialized', null],
      ['started', { token, agents: [] }],
    ]);
  });

  it('[LCH21] says nothing when it turns out later that there is no session', () => {
    const { announce, told } = setUp(true);
    announce({ do: 'announceInitialized', token: null, agents: [] });
    expect(told).toEqual([]);
  });

  it('[LCH22] shows the number of a started session, and tells the page', () => {
    const { announce, told } = setUp(true);
    announce({ do: 'announceStarted', token });
    expect(told).toEqual([
      ['notice', 'sessionStarted', { sessionId: token }],
      ['started', { token, agents: [] }],
    ]);
  });

  it('[LCH23] tells customer and page of an agent who joined; the page learns nothing of the agent', () => {
    const { announce, told } = setUp(true);
    announce({ do: 'announceAgentJoined', token, agents: [{ id: 'a1', name: 'Ann' }] });
    expect(told).toEqual([
      ['notice', 'agentJoined'],
      ['joined', {}, { token, agents: [{}] }],
    ]);
  });

  it.each<[SessionEndReason, string]>([
    ['self', 'youLeft'],
    ['external', 'agentLeft'],
    ['timeout', 'sessionTimedOut'],
    ['inactivityTimeout', 'sessionInactiveTimedOut'],
    ['serverUnavailable', 'serverUnavailable'],
    ['sessionsOverLimit', 'sessionsOverLimit'],
    ['error', 'sessionError'],
  ])('[LCH24] says why a session ended: %s', (reason, text) => {
    const { announce, told } = setUp(true);
    announce({ do: 'announceEnded', reason });
    expect(told).toEqual([
      ['notice', text],
      ['ended', { reason }],
    ]);
  });

  it('[LCH25] what happened in a session that is over does not greet later callbacks; its end does', () => {
    const { announce, signals } = setUp(true);
    announce({ do: 'announceStarted', token });
    announce({ do: 'announceAgentJoined', token, agents });
    const during = vi.fn();
    signals.sessionStarted.signal.add(during);
    signals.agentJoined.signal.add(during);
    expect(during).toHaveBeenCalledTimes(2);
    announce({ do: 'announceEnded', reason: 'self' });
    const [old, end] = [vi.fn(), vi.fn()];
    signals.sessionStarted.signal.add(old);
    signals.agentJoined.signal.add(old);
    signals.sessionEnded.signal.add(end);
    expect(old).not.toHaveBeenCalled();
    expect(end).toHaveBeenCalledTimes(1);
    announce({ do: 'announceStarted', token });
    expect(old).toHaveBeenCalledTimes(1);
  });

  it('[LCH25] has forgotten the session already when onSessionEnded is called', () => {
    const { announce, signals } = setUp(true);
    const old = vi.fn();
    announce({ do: 'announceStarted', token });
    signals.sessionEnded.signal.add(() => signals.sessionStarted.signal.add(old));
    announce({ do: 'announceEnded', reason: 'external' });
    expect(old).not.toHaveBeenCalled();
  });
});
