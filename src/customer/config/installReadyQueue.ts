import { guardCallback } from '../../guard/guardCallback.js';
import type { Log } from '../../guard/log.js';

type Callback<Args extends unknown[]> = (...args: Args) => void;

/**
 * Calls what waits in `holder[name]` (a function, or an array of functions) and makes a later `push`
 * call at once (FACTS 2). A callback that throws is logged and does not stop the next.
 */
export function installReadyQueue<Args extends unknown[]>(
  holder: Record<string, unknown>,
  name: string,
  args: Args,
  log: Log,
): void {
  const call = (callback: unknown) => {
    if (typeof callback !== 'function') log.warn(`${name}: a callback must be a function`, typeof callback);
    else
      guardCallback(
        callback as Callback<Args>,
        log,
        `${name}: a callback of the page threw`,
        'warn',
      )(...args);
  };
  const waiting = holder[name];
  const queue: unknown[] = [];
  queue.push = (...callbacks: unknown[]) => {
    for (const callback of callbacks) call(callback);
    return queue.length;
  };
  holder[name] = queue;
  if (Array.isArray(waiting)) queue.push(...(waiting as unknown[]));
  else if (waiting !== undefined && waiting !== null) queue.push(waiting);
}
