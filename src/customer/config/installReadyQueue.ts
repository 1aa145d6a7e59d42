import { guardCallback } from '../../guard/guardCallback.js';
import type { Log } from '../../guard/log.js';
import { watchProperty } from './watchProperty.js';

type Callback<Args extends unknown[]> = (...args: Args) => void;

/** Marks a queue that calls already; shared by all copies of the script on a page. */
const OURS = Symbol.for('opencobrowse.queue');

/**
 * Calls what waits in `holder[name]` (a function, or an array of functions) and makes a later `push` call at once,
 * before it returns (FACTS 2); also on what the page assigns later. A callback that throws is logged and does not
 * stop the next. The page's own array is kept, because it may hold it elsewhere, unless it is frozen.
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
  const take = guardCallback(
    () => {
      const given = holder[name];
      const listed = Array.isArray(given) ? (given as unknown[]) : null;
      if (listed && OURS in listed) return;
      const waiting = listed ? [...listed] : given === undefined || given === null ? [] : [given];
      const queue = listed && Object.isExtensible(listed) ? listed : [];
      queue.length = 0;
      Object.defineProperty(queue, OURS, { value: true });
      Object.defineProperty(queue, 'push', {
        value(...callbacks: unknown[]) {
          for (const callback of callbacks) call(callback);
          return 0;
        },
      });
      if (queue !== listed) Reflect.set(holder, name, queue);
      for (const callback of waiting) call(callback);
    },
    log,
    'optionsUnreadable',
  );
  take();
  watchProperty(holder, name, take);
}
