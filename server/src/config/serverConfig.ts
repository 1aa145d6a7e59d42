import type { SessionRules } from '../sessions/sessionRules.js';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

export type ServerConfig = {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  readonly dataDir: string;
  /**
   * Sites that may start sessions, as exact origins. `demo`: any site on this machine may, agents need no login,
   * and the demo site is served; only for a server that listens on this machine alone.
   */
  readonly origins: 'demo' | readonly string[];
  readonly rules: SessionRules;
  readonly logLevel: (typeof LOG_LEVELS)[number];
};
