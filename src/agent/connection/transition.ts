import type { RefusalReason } from './refusalTexts.js';
import type { SessionEffect, SessionEvent, SessionMessage, SessionState } from './sessionState.js';

export interface Step {
  state: SessionState;
  effects: SessionEffect[];
}

/** Refusals that say nothing about the session: the same question may get another answer later. */
const PASSING: readonly RefusalReason[] = ['shuttingDown', 'internal'];

/**
 * One step of an agent's session: pure, total, and the only place that decides. An event that has no
 * meaning in a state leaves it as it is.
 */
export function transition(state: SessionState, event: SessionEvent): Step {
  const inSession = state.kind === 'joining' || state.kind === 'active';
  switch (event.kind) {
    case 'join':
    case 'restore': {
      if (inSession) return stay(state);
      const again = event.kind === 'restore';
      return {
        state: { kind: 'joining', reference: event.reference, again, connected: false },
        effects: [{ kind: 'open' }],
      };
    }
    case 'exit': {
      if (!inSession) return { state: { kind: 'idle', notice: null }, effects: [] };
      const tell: SessionEffect = state.connected
        ? { kind: 'sayExit' }
        : { kind: 'sayFarewell', reference: state.reference };
      return {
        state: { kind: 'idle', notice: null },
        effects: [tell, { kind: 'forget' }, { kind: 'close' }],
      };
    }
    case 'connected': {
      if (!inSession) return stay(state);
      const how = state.kind === 'active' || state.again ? 'rejoin' : 'join';
      const { reference } = state;
      // An active session is stale until the server answers: only `joined` says it is followed again.
      if (state.kind === 'active') return { state, effects: [{ kind: 'sayHello', how, reference }] };
      return { state: { ...state, connected: true }, effects: [{ kind: 'sayHello', how, reference }] };
    }
    case 'disconnected':
      if (state.kind === 'active') return stay({ ...state, connected: false, request: null });
      return inSession ? stay({ ...state, connected: false }) : stay(state);
    case 'connectionRefused':
      return inSession ? refuse(event.code) : stay(state);
    case 'pageShown':
      return state.kind === 'active' ? stay({ ...state, page: event.page }) : stay(state);
    case 'requestControl':
      if (state.kind !== 'active' || !state.connected || state.holder === 'you' || state.request !== null)
        return stay(state);
      if (state.mayControl === false)
        return { state, effects: [{ kind: 'tellAnswer', allow: false, reason: 'watchOnly' }] };
      return {
        state: { ...state, request: event.request },
        effects: [{ kind: 'sayControl', message: { t: 'requestControl', request: event.request } }],
      };
    case 'releaseControl':
      return state.kind === 'active' ? release(state) : stay(state);
    case 'message':
      return inSession ? hear(state, event.message) : stay(state);
  }
}

type InSession = Extract<SessionState, { kind: 'joining' | 'active' }>;

function hear(state: InSession, message: SessionMessage): Step {
  switch (message.t) {
    case 'joined': {
      const { token } = message;
      const { key } = state.reference;
      const reference = { token, key };
      const page = state.kind === 'active' ? state.page : null;
      const { customerOnline } = message;
      return {
        // Who has control is said anew after this.
        state: {
          kind: 'active',
          reference,
          customerOnline,
          connected: true,
          page,
          ...(message.mayControl === false && { mayControl: false }),
          holder: 'nobody',
          request: null,
        },
        effects: [
          { kind: 'remember', reference },
          { kind: 'followLog', epoch: message.epoch },
        ],
      };
    }
    case 'refused':
      if (state.kind === 'active' && PASSING.includes(message.code))
        return { state: { ...state, connected: false }, effects: [{ kind: 'reconnectLater' }] };
      return refuse(message.code);
    case 'customerPresence':
      return state.kind === 'active' ? stay({ ...state, customerOnline: message.online }) : stay(state);
    case 'control': {
      if (state.kind !== 'active') return stay(state);
      const { holder, name } = message;
      const request = holder === 'you' ? null : state.request;
      return stay({ ...state, holder, controller: name, request });
    }
    case 'controlAnswer':
      if (state.kind !== 'active' || state.request !== message.request) return stay(state);
      return {
        state: { ...state, request: null },
        effects: [{ kind: 'tellAnswer', allow: message.allow, reason: message.reason }],
      };
    case 'ended':
      return leave({ kind: 'ended', token: state.reference.token, cause: message.cause });
    case 'displaced':
      return leave({ kind: 'idle', notice: 'displaced' });
  }
}

/** The customer's browser ends Write Mode; until it says so, control is not gone. */
function release(state: Extract<SessionState, { kind: 'active' }>): Step {
  const effects: SessionEffect[] = [];
  const { request, holder } = state;
  if (request !== null) effects.push({ kind: 'sayControl', message: { t: 'withdrawControl', request } });
  if (holder === 'you') effects.push({ kind: 'sayControl', message: { t: 'releaseControl' } });
  return { state: request === null ? state : { ...state, request: null }, effects };
}

const stay = (state: SessionState): Step => ({ state, effects: [] });

const leave = (state: SessionState): Step => ({ state, effects: [{ kind: 'forget' }, { kind: 'close' }] });

const refuse = (code: RefusalReason): Step => leave({ kind: 'refused', code });
