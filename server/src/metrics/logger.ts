import type { Logger as PinoLogger } from 'pino';

/**
 * What deserves which level:
 * - error: we broke a promise (a write failed, a handler threw); somebody must look.
 * - warn: somebody or something else misbehaves and we coped (a peer cut off for its faults, a stale lock).
 * - info: the life of the server and of sessions: started, created, activated, ended, stopped.
 * - debug: single messages that were refused, connections that come and go.
 * Never: keys, recorded data, query strings. Tokens only shortened (`shortenToken`).
 */
export type Logger = Pick<PinoLogger, 'error' | 'warn' | 'info' | 'debug'>;
