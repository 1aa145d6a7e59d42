import type { AgentInfo, EndCause } from '../../protocol/index.js';
import type {
  SessionEffect,
  SessionEndReason,
  SessionEvent,
  SessionReference,
  SessionState,
  Transition,
} from './sessionState.js';
import { adoptHolder, closeRequest, transitionControl } from './transitionControl.js';

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
      if (state.is === 'idle') return restore(event.reference, event.expired);
      if (state.key !== event.reference.key) return stay(state);
      return adoptHolder(state, event.reference.control ?? null);
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
      if (state.is !== 'live') return stay(state);
      return displace(state, { online: false }, false);
    case 'welcomed':
      return welcome(state, event);
    case 'agentJoined':
      return meetAgent(state, event.agent);
    case 'displaced':
      if (state.is !== 'live' || !state.shown) return stay(state);
      return displace(state, { shown: false }, true, { do: 'stopRecording' });
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
    default:
      return transitionControl(state, event);
  }
}

function stay(state: SessionState, ...effects: SessionEffect[]): Transition {
  return { state, effects };
}

/** A page that agents do not see, or that cannot be reached, asks its customer nothing for them. */
function displace(
  state: SessionState & { is: 'live' },
  change: { online: false } | { shown: false },
  refuse: boolean,
  ...before: SessionEffect[]
): Transition {
  const closed = closeRequest(state, refuse);
  return { state: { ...closed.state, ...change }, effects: [...before, ...closed.effects] };
}

function restore(reference: SessionReference, expired: boolean): Transition {
  const { key, token } = reference;
  const holder = reference.control ?? null;
  const initialized: SessionEffect = { do: 'announceInitialized', token: null, agents: [] };
  if (expired) {
    return {
      state: { is: 'idle' },
      effects: [{ do: 'forget' }, initialized, { do: 'announceEnded', reason: 'timeout' }],
    };
  }
  // The last page was left before the server had answered: asking again gives the same session.
  if (token === null) return { state: { is: 'starting', key }, effects: [initialized, { do: 'connect' }] };
  return { state: { is: 'resuming', key, token, announced: false, holder }, effects: [{ do: 'connect' }] };
}

function welcome(state: SessionState, event: SessionEvent & { is: 'welcomed' }): Transition {
  if (state.is === 'idle') return stay(state);
  const { token, agents, shown, lastSeq, needSnapshot } = event;
  const effects: SessionEffect[] = [];
  // Agents that the page has been told of, or need not be: they joined on an earlier page.
  let known: readonly AgentInfo[] = [];
  // Written only while it is new: a tab must not write back what another tab has changed since.
  if (state.is === 'starting')
    effects.push({ do: 'remember', reference: { key: state.key, token } }, { do: 'announceStarted', token });
  else if (state.is === 'live') known = state.agents;
  else if (!state.announced) {
    known = agents;
    effects.push({ do: 'announceInitialized', token, agents });
  }
  for (const agent of agents) {
    if (!known.some(({ id }) => id === agent.id)) effects.push({ do: 'announceAgentJoined', token, agents });
  }
  const kept = state.is === 'starting' ? null : state.holder;
  // Control is one agent's: with the agent it is gone.
  const holder = agents.some(({ id }) => id === kept) ? kept : null;
  if (kept !== null && holder === null) effects.push(...loseHolder(state.key, token, state.is === 'live'));
  // It may have changed where the server could not hear of it.
  if (state.is !== 'starting') effects.push({ do: 'sendHolder', holder });
  if (state.is === 'resuming' && holder !== null)
    effects.push({ do: 'control', holder }, { do: 'announceMode', mode: 'write', news: false });
  if (agents.length > 0 && shown) effects.push({ do: 'record', lastSeq, needSnapshot });
  else if (state.is === 'live') effects.push({ do: 'stopRecording' });
  const request = state.is === 'live' ? state.request : null;
  return {
    state: { is: 'live', key: state.key, token, agents, shown, online: true, holder, request },
    effects,
  };
}

function loseHolder(key: string, token: string, isTold: boolean): SessionEffect[] {
  const effects: SessionEffect[] = [{ do: 'remember', reference: { key, token } }];
  if (isTold)
    effects.push({ do: 'control', holder: null }, { do: 'announceMode', mode: 'pointer', news: true });
  return effects;
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
  const effects: SessionEffect[] = state.is === 'live' ? closeRequest(state, false).effects : [];
  if (state.is === 'live' && state.holder !== null) effects.push({ do: 'control', holder: null });
  effects.push({ do: 'stopRecording' });
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
