import type { Log } from '../../guard/log.js';
import type { PrimaryMedia } from './primaryMedia.js';

/** What became of a call. A promise settles to one of the other answers and never rejects. */
export type Answer =
  | { is: 'absent' }
  | { is: 'failed' }
  | { is: 'given'; value: unknown }
  | { is: 'promised'; answer: Promise<Answer> };

/**
 * Calls a method of the site's adapter, as a method of it. Invariant: whatever the adapter is and does,
 * nothing is thrown, and each fault is one warning.
 */
export function callAdapter(
  adapter: PrimaryMedia,
  name: keyof PrimaryMedia,
  argument: unknown,
  log: Log,
): Answer {
  const fail = (error: unknown): Answer => {
    log.warn(`primaryMedia.${name} failed`, error);
    return { is: 'failed' };
  };
  try {
    const method: unknown = adapter[name];
    if (method === undefined || method === null) return { is: 'absent' };
    if (typeof method !== 'function') {
      log.warn(`primaryMedia.${name} is no function and is ignored`, typeof method);
      return { is: 'absent' };
    }
    const value: unknown = method.call(adapter, argument);
    if (!isThenable(value)) return { is: 'given', value };
    const answer = Promise.resolve(value).then((settled): Answer => ({ is: 'given', value: settled }), fail);
    return { is: 'promised', answer };
  } catch (error) {
    return fail(error);
  }
}

const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';
