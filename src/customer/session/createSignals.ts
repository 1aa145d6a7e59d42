import type { Log } from '../../guard/log.js';
import { createSignal, type SignalSource } from '../../signal/createSignal.js';
import type { Session } from './sessionObject.js';
import type { AgentNavigation, SessionEndReason } from './sessionState.js';

/** The session's mode after a change: one of the two is true. */
export interface SessionMode {
  /** Agents look and point. */
  pointer: boolean;
  /** Agents click and type, too. */
  write: boolean;
}

/** What the api announces. The session dispatches here; the page listens through the api. */
export interface Signals {
  initialized: SignalSource<[session: Session | null]>;
  sessionStarted: SignalSource<[session: Session]>;
  sessionEnded: SignalSource<[details: { reason: SessionEndReason }]>;
  agentJoined: SignalSource<[agent: Record<string, never>, session: Session]>;
  // The session dispatches these when an agent's control or the recorder says so; nothing does in this version.
  agentNavigated: SignalSource<[details: AgentNavigation]>;
  navigationFailed: SignalSource<[]>;
  modeUpgradeRequested: SignalSource<[done: (allow: boolean) => void]>;
  modeChanged: SignalSource<[mode: SessionMode]>;
  maskedElement: SignalSource<[element: Element]>;
}

export function createSignals(log: Log): Signals {
  return {
    initialized: createSignal('onInitialized', log),
    sessionStarted: createSignal('onSessionStarted', log),
    sessionEnded: createSignal('onSessionEnded', log),
    agentJoined: createSignal('onAgentJoined', log),
    agentNavigated: createSignal('onAgentNavigated', log),
    navigationFailed: createSignal('onNavigationFailed', log),
    modeUpgradeRequested: createSignal('onModeUpgradeRequested', log),
    modeChanged: createSignal('onModeChanged', log),
    maskedElement: createSignal('onMaskedElement', log),
  };
}
