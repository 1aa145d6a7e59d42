import { describe, expect, it } from 'vitest';
import { describeState } from '../../../src/agent/connection/describeState.js';
import type { SessionEvent, SessionState } from '../../../src/agent/connection/sessionState.js';
import { transition } from '../../../src/agent/connection/transition.js';
import { EPOCH, KEY, REFERENCE, TOKEN } from './fixtures.js';

const IDLE: SessionState = { kind: 'idle', notice: null };
const JOINED: SessionEvent = {
  kind: 'message',
  message: { t: 'joined', token: TOKEN, epoch: EPOCH, customerOnline: true },
};

function play(events: SessionEvent[], from: SessionState = IDLE) {
  let state = from;
  let effects: string[] = [];
  for (const event of events) {
    const step = transition(state, event);
    state = step.state;
    effects = step.effects.map(effect => (effect.kind === 'sayHello' ? effect.how : effect.kind));
  }
  return { state, effects };
}

const joining: SessionEvent[] = [{ kind: 'join', reference: REFERENCE }, { kind: 'connected' }];
const active: SessionEvent[] = [...joining, JOINED];

describe('transition', () => {
  it('[AGT1] opens a connection to join, says so when it stands, and is in when the server says so', () => {
    expect(play([{ kind: 'join', reference: REFERENCE }]).effects).toEqual(['open']);
    expect(play(joining).effects).toEqual(['join']);
    expect(play(joining).state).toMatchObject({ kind: 'joining', connected: true });
    const { state, effects } = play(active);
    expect(state).toEqual({
      kind: 'active',
      reference: REFERENCE,
      customerOnline: true,
      connected: true,
      page: null,
      holder: 'nobody',
      request: null,
    });
    expect(effects).toEqual(['remember', 'followLog']);
  });

  it('[AGT2] joins again after a break as long as the server has not answered, and rejoins once it has', () => {
    expect(play([...joining, { kind: 'disconnected' }, { kind: 'connected' }]).effects).toEqual(['join']);
    expect(play([...active, { kind: 'disconnected' }, { kind: 'connected' }]).effects).toEqual(['rejoin']);
    expect(play([{ kind: 'restore', reference: REFERENCE }, { kind: 'connected' }]).effects).toEqual([
      'rejoin',
    ]);
  });

  it('[AGT3] counts as disconnected from the break until the server has answered the rejoin', () => {
    const broken = play([...active, { kind: 'disconnected' }]);
    expect(broken.state).toMatchObject({ kind: 'active', connected: false });
    const back = play([{ kind: 'connected' }], broken.state);
    expect(back.state).toMatchObject({ kind: 'active', connected: false });
    expect(play([JOINED], back.state).state).toMatchObject({ kind: 'active', connected: true });
  });

  it('[AGT4] keeps the page over a break, and takes it over from the recording', () => {
    const page = { url: 'https://bank.test/', width: 800, height: 600 };
    const shown = play([...active, { kind: 'pageShown', page }]);
    expect(shown.state).toMatchObject({ page });
    expect(play([{ kind: 'disconnected' }, { kind: 'connected' }, JOINED], shown.state).state).toMatchObject({
      page,
    });
  });

  it('[CTM10] asks for no control where the server lets it watch only, and says why', () => {
    const watching: SessionEvent = {
      kind: 'message',
      message: { t: 'joined', token: TOKEN, epoch: EPOCH, customerOnline: true, mayControl: false },
    };
    const { state } = play([...joining, watching]);
    expect(describeState(state)).toMatchObject({ mayControl: false, control: 'none' });
    const asked = transition(state, { kind: 'requestControl', request: 'r'.repeat(22) });
    expect(asked.state).toBe(state);
    expect(asked.effects).toEqual([{ kind: 'tellAnswer', allow: false, reason: 'watchOnly' }]);
    expect(describeState(play(active).state)).not.toHaveProperty('mayControl');
  });

  it('[AGT5] leaves by saying so, and forgets the session', () => {
    expect(play([...active, { kind: 'exit' }])).toEqual({
      state: IDLE,
      effects: ['sayExit', 'forget', 'close'],
    });
    expect(play([...active, { kind: 'disconnected' }, { kind: 'exit' }]).effects).toEqual([
      'sayFarewell',
      'forget',
      'close',
    ]);
    expect(play([...joining, { kind: 'exit' }]).state).toEqual(IDLE);
  });

  it('[AGT6] is refused for good by the server, by its words or at the door', () => {
    const refused: SessionEvent = {
      kind: 'message',
      message: { t: 'refused', code: 'unknownSession', message: 'x' },
    };
    for (const from of [joining, active]) {
      expect(play([...from, refused])).toEqual({
        state: { kind: 'refused', code: 'unknownSession' },
        effects: ['forget', 'close'],
      });
    }
    expect(play([...joining, { kind: 'connectionRefused', code: 'notAuthenticated' }]).state).toEqual({
      kind: 'refused',
      code: 'notAuthenticated',
    });
  });

  it('[AGT7] stays in its session when the server only cannot go on now', () => {
    const passing: SessionEvent = {
      kind: 'message',
      message: { t: 'refused', code: 'shuttingDown', message: 'x' },
    };
    expect(play([...active, passing])).toMatchObject({
      state: { kind: 'active', connected: false },
      effects: ['reconnectLater'],
    });
    expect(play([...joining, passing]).state).toEqual({ kind: 'refused', code: 'shuttingDown' });
  });

  it('[AGT8] says why a session ended, and that another window took it over', () => {
    expect(play([...active, { kind: 'message', message: { t: 'ended', cause: 'customerExited' } }])).toEqual({
      state: { kind: 'ended', token: TOKEN, cause: 'customerExited' },
      effects: ['forget', 'close'],
    });
    expect(play([...active, { kind: 'message', message: { t: 'displaced' } }])).toEqual({
      state: { kind: 'idle', notice: 'displaced' },
      effects: ['forget', 'close'],
    });
  });

  it('[AGT9] knows whether the customer is there', () => {
    const away = play([...active, { kind: 'message', message: { t: 'customerPresence', online: false } }]);
    expect(away.state).toMatchObject({ customerOnline: false });
  });

  it('[AGT10] takes what has no meaning in a state as nothing', () => {
    const states: SessionState[] = [
      IDLE,
      { kind: 'ended', token: TOKEN, cause: 'error' },
      { kind: 'refused', code: 'internal' },
    ];
    const events: SessionEvent[] = [
      { kind: 'connected' },
      { kind: 'disconnected' },
      JOINED,
      { kind: 'connectionRefused', code: 'internal' },
      { kind: 'pageShown', page: { url: 'x', width: 1, height: 1 } },
    ];
    for (const state of states)
      for (const event of events) expect(transition(state, event)).toEqual({ state, effects: [] });
    const inside = play(active).state;
    expect(transition(inside, { kind: 'join', reference: REFERENCE }).state).toBe(inside);
  });

  it('[AGT11] never shows the key to others', () => {
    for (const events of [joining, active])
      expect(JSON.stringify(describeState(play(events).state))).not.toContain(KEY);
    expect(describeState(play(active).state)).toMatchObject({ kind: 'active', token: TOKEN });
  });
});

describe('control', () => {
  const request = 'r'.repeat(22);
  const say = (holder: 'nobody' | 'you' | 'other', name?: string): SessionEvent => ({
    kind: 'message',
    message: { t: 'control', holder, ...(name !== undefined && { name }) },
  });
  const answer = (allow: boolean, to = request): SessionEvent => ({
    kind: 'message',
    message: { t: 'controlAnswer', request: to, allow },
  });
  const asked: SessionEvent[] = [...active, { kind: 'requestControl', request }];
  const described = (events: SessionEvent[]) => {
    const state = describeState(play(events).state);
    return state.kind === 'active' ? [state.control, state.controller] : state.kind;
  };

  it('[WRM40] is nobody, asked for, own, or another agent, by name', () => {
    expect(described(active)).toEqual(['none', undefined]);
    expect(described(asked)).toEqual(['asked', undefined]);
    expect(described([...asked, say('you')])).toEqual(['own', undefined]);
    expect(described([...active, say('other', 'Bob')])).toEqual(['other', 'Bob']);
    expect(described([...active, say('you'), say('nobody')])).toEqual(['none', undefined]);
    expect(described([...asked, { kind: 'disconnected' }])).toEqual(['none', undefined]);
    expect(described([...active, say('you'), JOINED])).toEqual(['none', undefined]);
  });

  it('[WRM40] is asked for once, and only where it can be', () => {
    expect(play(asked).effects).toEqual(['sayControl']);
    expect(play([...asked, { kind: 'requestControl', request: 's'.repeat(22) }]).effects).toEqual([]);
    expect(play([...active, say('you'), { kind: 'requestControl', request }]).effects).toEqual([]);
    expect(play([...active, { kind: 'disconnected' }, { kind: 'requestControl', request }]).effects).toEqual(
      [],
    );
    expect(play([{ kind: 'requestControl', request }]).state).toBe(IDLE);
  });

  it('[WRM42] an answer is told once, and only to the wish that it answers', () => {
    expect(play([...asked, answer(false)]).effects).toEqual(['tellAnswer']);
    expect(described([...asked, answer(false)])).toEqual(['none', undefined]);
    expect(play([...asked, answer(true, 's'.repeat(22))]).effects).toEqual([]);
    expect(play([...asked, answer(true), answer(true)]).effects).toEqual([]);
  });

  it('[WRM3] is given back, and a wish for it taken back', () => {
    expect(play([...active, say('you'), { kind: 'releaseControl' }]).effects).toEqual(['sayControl']);
    expect(play([...asked, { kind: 'releaseControl' }]).effects).toEqual(['sayControl']);
    expect(described([...asked, { kind: 'releaseControl' }])).toEqual(['none', undefined]);
    expect(play([...active, { kind: 'releaseControl' }]).effects).toEqual([]);
    expect(play([{ kind: 'releaseControl' }]).effects).toEqual([]);
  });
});
