import type { Timers } from '../../../src/agent/connection/timers.js';

export interface FakeTimers extends Timers {
  advance(ms: number): void;
  /** How many timers wait. */
  waiting(): number;
}

/** Timers that run when told to. */
export function createFakeTimers(): FakeTimers {
  let time = 1000;
  let last = 0;
  const timers = new Map<number, { at: number; callback: () => void }>();
  return {
    now: () => time,
    set(callback, delay) {
      last += 1;
      timers.set(last, { at: time + delay, callback });
      return last;
    },
    clear: timer => void timers.delete(timer),
    waiting: () => timers.size,
    advance(ms) {
      const end = time + ms;
      for (;;) {
        const due = [...timers].filter(([, timer]) => timer.at <= end).sort((a, b) => a[1].at - b[1].at)[0];
        if (!due) break;
        timers.delete(due[0]);
        time = due[1].at;
        due[1].callback();
      }
      time = end;
    },
  };
}
