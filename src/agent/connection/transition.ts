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
      return inSession ? stay({ ...state, connected: false }) : stay(state);
    case 'connectionRefused':
      return inSession ? refuse(event.code) : stay(state);
    case 'pageShown':
      return state.kind === 'active' ? stay({ ...state, page: event.page }) : stay(state);
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
        state: { kind: 'active', reference, customerOnline, connected: true, page },
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
    case 'ended':
      return leave({ kind: 'ended', token: state.reference.token, cause: message.cause });
    case 'displaced':
      return leave({ kind: 'idle', notice: 'displaced' });
  }
}

const stay = (state: SessionState): Step => ({ state, effects: [] });

const leave = (state: SessionState): Step => ({ state, effects: [{ kind: 'forget' }, { kind: 'close' }] });

const refuse = (code: RefusalReason): Step => leave({ kind: 'refused', code });
