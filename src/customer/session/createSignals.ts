import type { Log } from '../../guard/log.js';
import { createSignal, type SignalSource } from '../../signal/createSignal.js';
import type { Session } from './sessionObject.js';
import type { SessionEndReason } from './sessionState.js';

/** What an agent does to the page's history; `url` comes with the command of that name only. */
export interface AgentNavigation {
  /** What the agent asked for. */
  command: 'back' | 'refresh' | 'forward' | 'url';
  /** Where the agent leads to. */
  url?: string;
}

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
  // Write Mode and masking dispatch these; in a version without them they are silent.
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
