import type { SessionRules } from '../sessions/sessionRules.js';

/** From few words to many. */
export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
export const LOG_LEVELS: readonly LogLevel[] = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/** What `readConfig` reads; docs/OPERATIONS.md explains each variable. */
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
  /** A JSON file with rules of privacy for customers' pages; `null` for none. */
  readonly restrictionsFile: string | null;
  readonly logLevel: LogLevel;
};
