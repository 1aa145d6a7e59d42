import type { Clock } from '../time/clock.js';

/** Counts things in fixed windows of `length` milliseconds; `add` answers how many there were in this one. */
export function createFaultWindow(clock: Clock, length: number): { add(): number } {
  let began = clock.now();
  let count = 0;
  return {
    add() {
      const now = clock.now();
      if (now - began >= length || now < began) {
        began = now;
        count = 0;
      }
      count += 1;
      return count;
    },
  };
}
