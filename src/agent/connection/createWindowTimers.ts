import type { Timers } from './timers.js';

/** The timers of a window. */
export function createWindowTimers(
  view: Pick<Window, 'setTimeout' | 'clearTimeout' | 'performance'>,
): Timers {
  return {
    now: () => view.performance.now(),
    set: (callback, delay) => view.setTimeout(callback, delay),
    clear: timer => view.clearTimeout(timer),
  };
}
