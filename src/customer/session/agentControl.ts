import type { ControlEvent, SessionEffect } from './sessionState.js';

/** What agents are to be told about the control of the page. */
export type ControlNotice = Extract<SessionEffect, { do: 'sendUpgradeAnswer' | 'sendMode' }>;

/** The agent's side of Write Mode, as the session sees it. */
export interface AgentControl {
  tell(notice: ControlNotice): void;
}

/**
 * Connects the session with what lets agents act in the page. Whatever an agent wants, and what became of a
 * navigation, goes to `receive`; the session decides whether it counts.
 */
export type OpenAgentControl = (
  receive: (event: Exclude<ControlEvent, { is: 'upgradeAnswered' }>) => void,
) => AgentControl;
