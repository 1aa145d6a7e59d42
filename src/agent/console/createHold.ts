import type { Timers } from '../connection/timers.js';

export interface Hold {
  /** Says what is so now. True only when it has been so for the whole time. */
  update(now: boolean): boolean;
  stop(): void;
}

/** Holds a condition back until it has lasted for `ms`; then calls `lasted`, in which `update` says so. */
export function createHold(ms: number, timers: Timers, lasted: () => void): Hold {
  let since: 'not' | 'waiting' | 'lasted' = 'not';
  let timer = 0;
  const stop = () => {
    if (since === 'waiting') timers.clear(timer);
    since = 'not';
  };
  return {
    update(now) {
      if (!now) stop();
      else if (since === 'not') {
        since = 'waiting';
        timer = timers.set(() => {
          since = 'lasted';
          lasted();
        }, ms);
      }
      return since === 'lasted';
    },
    stop,
  };
}
