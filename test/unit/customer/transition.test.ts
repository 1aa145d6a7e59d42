import { describe, expect, it } from 'vitest';
import type { SessionEvent, SessionState } from '../../../src/customer/session/sessionState.js';
import { transition } from '../../../src/customer/session/transition.js';
import type { EndCause } from '../../../src/protocol/index.js';

const key = 'k'.repeat(43);
const token = '535176834';
const agent = { id: 'a1' };
const idle: SessionState = { is: 'idle' };
const starting: SessionState = { is: 'starting', key };
const resuming: SessionState = { is: 'resuming', key, token, announced: false, holder: null };
const waiting: SessionState = {
  ...{ is: 'live', key, token, agents: [], shown: true, online: true },
  ...{ holder: null, request: null },
};
const active: SessionState = { ...waiting, agents: [agent] };
const welcomed: SessionEvent = {
  is: 'welcomed',
  token,
  agents: [],
  shown: true,
  lastSeq: 0,
  needSnapshot: false,
};
const effectsOf = (state: SessionState, event: SessionEvent) =>
  transition(state, event).effects.map(e => e.do);

describe('transition', () => {
  it('[CUS1] starts: remembers the key, connects, asks, and announces the session once it has a number', () => {
    const begun = transition(idle, { is: 'start', key });
    expect(begun).toEqual({
      state: starting,
      effects: [{ do: 'remember', reference: { key, token: null } }, { do: 'connect' }],
    });
    expect(effectsOf(starting, { is: 'connected', claim: true })).toEqual(['sendStart']);
    const welcome = transition(starting, welcomed);
    expect(welcome.state).toEqual(waiting);
    expect(welcome.effects.map(e => e.do)).toEqual(['remember', 'announceStarted']);
  });

  it('[CUS2] records nothing before an agent has joined, and records when the first does', () => {
    expect(effectsOf(starting, welcomed)).not.toContain('record');
    const met = transition(waiting, { is: 'agentJoined', agent });
    expect(met.state).toEqual(active);
    expect(met.effects.map(e => e.do)).toEqual(['announceAgentJoined', 'record']);
  });

  it('[CUS3] announces an agent once, however often the server says so', () => {
    expect(transition(active, { is: 'agentJoined', agent })).toEqual({ state: active, effects: [] });
  });

  it('[CUS4] continues on the next page: asks to resume, records at once, announces neither start nor agent again', () => {
    const restored = transition(idle, { is: 'restore', reference: { key, token }, expired: false });
    expect(restored.state).toEqual(resuming);
    expect(effectsOf(resuming, { is: 'connected', claim: true })).toEqual(['sendResume']);
    const back = transition(resuming, { ...welcomed, agents: [agent], needSnapshot: true });
    expect(back.effects.map(e => e.do)).toEqual(['announceInitialized', 'sendHolder', 'record']);
  });

  it('[CUS5] tells the page of a session that takes long to resume, and of its agents when it has', () => {
    const slow = transition(resuming, { is: 'slow' });
    expect(slow.effects.map(e => e.do)).toEqual(['announceInitialized']);
    expect(effectsOf(slow.state, { ...welcomed, agents: [agent] })).toEqual([
      'announceAgentJoined',
      'sendHolder',
      'record',
    ]);
  });

  it('[CUS6] keeps the session when the connection drops, and resumes it', () => {
    const cut = transition(active, { is: 'disconnected' });
    expect(cut).toEqual({ state: { ...active, online: false }, effects: [] });
    expect(effectsOf(cut.state, { is: 'connected', claim: true })).toEqual(['sendResume']);
    const back = transition(cut.state, { ...welcomed, agents: [agent], lastSeq: 4 });
    expect(back.effects).toContainEqual({ do: 'record', lastSeq: 4, needSnapshot: false });
  });

  it('[CUS7] announces an agent who joined while the page was cut off', () => {
    const cut = transition(waiting, { is: 'disconnected' }).state;
    expect(effectsOf(cut, { ...welcomed, agents: [agent] })).toContain('announceAgentJoined');
  });

  it('[CUS8] stops recording when another tab is shown, and claims the view when it comes to the front', () => {
    const behind = transition(active, { is: 'displaced' });
    expect(behind.effects.map(e => e.do)).toEqual(['stopRecording']);
    expect(transition(behind.state, { is: 'fronted' }).effects).toEqual([
      { do: 'sendResume', key, claim: true },
    ]);
    expect(effectsOf(behind.state, { ...welcomed, agents: [agent] })).toContain('record');
    expect(effectsOf(active, { is: 'fronted' })).toEqual([]);
    expect(effectsOf(active, { ...welcomed, agents: [agent], shown: false })).toContain('stopRecording');
  });

  const causes: [EndCause, string][] = [
    ['customerExited', 'self'],
    ['agentExited', 'external'],
    ['agentNeverJoined', 'inactivityTimeout'],
    ['customerAway', 'timeout'],
    ['agentAway', 'external'],
    ['agentBusy', 'sessionsOverLimit'],
    ['error', 'error'],
  ];
  it.each(causes)('[CUS9] ends for the cause %s with the reason %s', (cause, reason) => {
    const ended = transition(active, { is: 'ended', cause });
    expect(ended.state).toEqual(idle);
    expect(ended.effects).toEqual([
      { do: 'stopRecording' },
      { do: 'forget' },
      { do: 'announceEnded', reason },
      { do: 'disconnect' },
    ]);
  });

  it('[CUS10] ends at once when the customer exits, and lets the server know', () => {
    const left = transition(active, { is: 'exit' });
    expect(left.effects).toEqual([
      { do: 'stopRecording' },
      { do: 'sendExit', key },
      { do: 'forget' },
      { do: 'announceEnded', reason: 'self' },
    ]);
  });

  it('[CUS11] says serverUnavailable when the server does not answer', () => {
    for (const state of [starting, resuming, { ...active, online: false } as SessionState]) {
      expect(transition(state, { is: 'gaveUp' }).effects).toContainEqual({
        do: 'announceEnded',
        reason: 'serverUnavailable',
      });
    }
  });

  it('[CUS12] says timeout for a reference that is too old, or whose session the server has forgotten', () => {
    const old = transition(idle, { is: 'restore', reference: { key, token }, expired: true });
    expect(old.state).toEqual(idle);
    expect(old.effects.map(e => e.do)).toEqual(['forget', 'announceInitialized', 'announceEnded']);
    expect(old.effects).toContainEqual({ do: 'announceEnded', reason: 'timeout' });
    expect(transition(resuming, { is: 'refused', gone: true }).effects).toContainEqual({
      do: 'announceEnded',
      reason: 'timeout',
    });
    expect(transition(starting, { is: 'refused', gone: false }).effects).toContainEqual({
      do: 'announceEnded',
      reason: 'error',
    });
  });

  it('[CUS13] hears nothing of a session that is over', () => {
    const late: SessionEvent[] = [
      welcomed,
      { is: 'agentJoined', agent },
      { is: 'ended', cause: 'agentExited' },
      { is: 'refused', gone: true },
      { is: 'displaced' },
      { is: 'fronted' },
      { is: 'connected', claim: true },
      { is: 'disconnected' },
      { is: 'gaveUp' },
      { is: 'slow' },
      { is: 'exit' },
      { is: 'failed' },
    ];
    for (const event of late) expect(transition(idle, event)).toEqual({ state: idle, effects: [] });
  });

  it('[CUS19] asks again for the same session on the next page when the server had not answered on the last', () => {
    const next = transition(idle, { is: 'restore', reference: { key, token: null }, expired: false });
    expect(next.state).toEqual(starting);
    expect(next.effects.map(e => e.do)).toEqual(['announceInitialized', 'connect']);
    expect(effectsOf(next.state, { is: 'connected', claim: true })).toEqual(['sendStart']);
  });

  it('[CUS14] starts one session at a time', () => {
    for (const state of [starting, resuming, active]) {
      expect(transition(state, { is: 'start', key: 'x'.repeat(43) })).toEqual({ state, effects: [] });
    }
  });
});
