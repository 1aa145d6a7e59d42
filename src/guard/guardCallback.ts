import type { Log } from './log.js';

/**
 * Wraps a function so that it never throws: neither into the host's page (our listeners), nor out of
 * the host's page into ours (their callbacks). What it would have thrown goes to the log under `code`.
 */
export function guardCallback<Args extends unknown[], R>(
  callback: (...args: Args) => R,
  log: Pick<Log, 'error' | 'warn'>,
  code: string,
  level: 'error' | 'warn' = 'error',
): (...args: Args) => R | undefined {
  return (...args) => {
    try {
      return callback(...args);
    } catch (error) {
      log[level](code, error);
      return undefined;
    }
  };
}
