/** Durations in milliseconds. */
export type SessionRules = {
  /** How long a session waits for its first agent. */
  readonly inactivityTimeout: number;
  /** How long a customer may have no page connected. */
  readonly maxOfflineDuration: number;
  /** How long all agents may be away at once. */
  readonly agentAwayTimeout: number;
  readonly maxAgentsPerSession: number;
  /** Most sessions that wait or are active at one time. */
  readonly maxSessions: number;
};
