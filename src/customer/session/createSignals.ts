import type { Log } from '../../guard/log.js';
import { createSignal, type SignalSource } from '../../signal/createSignal.js';
import type { Session } from './sessionObject.js';
import type { SessionEndReason } from './sessionState.js';

/** What the api announces. The session dispatches here; the page listens through the api. */
export interface Signals {
  initialized: SignalSource<[session: Session | null]>;
  sessionStarted: SignalSource<[session: Session]>;
  sessionEnded: SignalSource<[details: { reason: SessionEndReason }]>;
  agentJoined: SignalSource<[agent: Record<string, never>, session: Session]>;
}

export function createSignals(log: Log): Signals {
  return {
    initialized: createSignal('onInitialized', log),
    sessionStarted: createSignal('onSessionStarted', log),
    sessionEnded: createSignal('onSessionEnded', log),
    agentJoined: createSignal('onAgentJoined', log),
  };
}
