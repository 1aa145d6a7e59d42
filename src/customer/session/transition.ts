import type { AgentInfo, EndCause } from '../../protocol/index.js';
import type {
  SessionEffect,
  SessionEndReason,
  SessionEvent,
  SessionReference,
  SessionState,
} from './sessionState.js';

export interface Transition {
  state: SessionState;
  effects: SessionEffect[];
}

/**
 * The life of a session in one page: state × event → state and effects. Pure.
 *
 * Invariants: recording runs only while live, shown and with an agent; `announceEnded` comes exactly
 * once for each session that was started or restored; after it nothing of that session is remembered.
 * An event that makes no sense in a state changes nothing (a late message of the network is no error).
 */
export function transition(state: SessionState, event: SessionEvent): Transition {
  switch (event.is) {
    case 'start':
      if (state.is !== 'idle') return stay(state);
      return {
        state: { is: 'starting', key: event.key },
        effects: [{ do: 'remember', reference: { key: event.key, token: null } }, { do: 'connect' }],
      };
    case 'restore':
      if (state.is !== 'idle') return stay(state);
      return restore(event.reference, event.expired);
    case 'slow':
      if (state.is !== 'resuming' || state.announced) return stay(state);
      return stay(
        { ...state, announced: true },
        { do: 'announceInitialized', token: state.token, agents: [] },
      );
    case 'connected':
      if (state.is === 'idle') return stay(state);
      if (state.is === 'starting') return stay(state, { do: 'sendStart', key: state.key });
      return stay(state, { do: 'sendResume', key: state.key, claim: event.claim });
    case 'disconnected':
      return state.is === 'live' ? stay({ ...state, online: false }) : stay(state);
    case 'welcomed':
      return welcome(state, event);
    case 'agentJoined':
      return meetAgent(state, event.agent);
    case 'displaced':
      if (state.is !== 'live' || !state.shown) return stay(state);
      return stay({ ...state, shown: false }, { do: 'stopRecording' });
    case 'fronted':
      if (state.is !== 'live' || state.shown || !state.online) return stay(state);
      return stay(state, { do: 'sendResume', key: state.key, claim: true });
    case 'ended':
      return end(state, reasonOf(event.cause), false);
    case 'refused':
      // A key that the server no longer knows is a session that ended too long ago.
      return end(state, event.gone && state.is !== 'starting' ? 'timeout' : 'error', false);
    case 'exit':
      return end(state, 'self', true);
    case 'conversationEnded':
      return end(state, 'external', true);
    case 'gaveUp':
      return end(state, 'serverUnavailable', false);
    case 'failed':
      return end(state, 'error', true);
  }
}

function stay(state: SessionState, ...effects: SessionEffect[]): Transition {
  return { state, effects };
}

function restore({ key, token }: SessionReference, expired: boolean): Transition {
  const initialized: SessionEffect = { do: 'announceInitialized', token: null, agents: [] };
  if (expired) {
    return {
      state: { is: 'idle' },
      effects: [{ do: 'forget' }, initialized, { do: 'announceEnded', reason: 'timeout' }],
    };
  }
  // The last page was left before the server had answered: asking again gives the same session.
  if (token === null) return { state: { is: 'starting', key }, effects: [initialized, { do: 'connect' }] };
  return { state: { is: 'resuming', key, token, announced: false }, effects: [{ do: 'connect' }] };
}

function welcome(state: SessionState, event: SessionEvent & { is: 'welcomed' }): Transition {
  if (state.is === 'idle') return stay(state);
  const { token, agents, shown, lastSeq, needSnapshot } = event;
  const effects: SessionEffect[] = [{ do: 'remember', reference: { key: state.key, token } }];
  // Agents that the page has been told of, or need not be: they joined on an earlier page.
  let known: readonly AgentInfo[] = [];
  if (state.is === 'starting') effects.push({ do: 'announceStarted', token });
  else if (state.is === 'live') known = state.agents;
  else if (!state.announced) {
    known = agents;
    effects.push({ do: 'announceInitialized', token, agents });
  }
  for (const agent of agents) {
    if (!known.some(({ id }) => id === agent.id)) effects.push({ do: 'announceAgentJoined', token, agents });
  }
  if (agents.length > 0 && shown) effects.push({ do: 'record', lastSeq, needSnapshot });
  else if (state.is === 'live') effects.push({ do: 'stopRecording' });
  return { state: { is: 'live', key: state.key, token, agents, shown, online: true }, effects };
}

function meetAgent(state: SessionState, agent: AgentInfo): Transition {
  if (state.is !== 'live' || state.agents.some(({ id }) => id === agent.id)) return stay(state);
  const agents = [...state.agents, agent];
  const effects: SessionEffect[] = [{ do: 'announceAgentJoined', token: state.token, agents }];
  if (state.shown && state.agents.length === 0)
    effects.push({ do: 'record', lastSeq: 0, needSnapshot: true });
  return { state: { ...state, agents }, effects };
}

function end(state: SessionState, reason: SessionEndReason, tellServer: boolean): Transition {
  if (state.is === 'idle') return stay(state);
  const effects: SessionEffect[] = [{ do: 'stopRecording' }];
  if (tellServer) effects.push({ do: 'sendExit', key: state.key });
  effects.push({ do: 'forget' });
  if (state.is === 'resuming' && !state.announced) {
    effects.push({ do: 'announceInitialized', token: null, agents: [] });
  }
  effects.push({ do: 'announceEnded', reason });
  if (!tellServer) effects.push({ do: 'disconnect' });
  return { state: { is: 'idle' }, effects };
}

function reasonOf(cause: EndCause): SessionEndReason {
  const reasons: Record<EndCause, SessionEndReason> = {
    customerExited: 'self',
    agentExited: 'external',
    agentNeverJoined: 'inactivityTimeout',
    customerAway: 'timeout',
    agentAway: 'external',
    agentBusy: 'sessionsOverLimit',
    error: 'error',
  };
  return reasons[cause];
}
