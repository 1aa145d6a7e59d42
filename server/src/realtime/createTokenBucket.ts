import type { Clock } from '../time/clock.js';

/** Allows `burst` things at once and `rate` a second on average. */
export function createTokenBucket(
  clock: Clock,
  { rate, burst }: { rate: number; burst: number },
): { take(): boolean } {
  let left = burst;
  let filledAt = clock.now();
  return {
    take() {
      const now = clock.now();
      // A clock that was set back must not take away what is left.
      left = Math.min(burst, left + (Math.max(0, now - filledAt) / 1000) * rate);
      filledAt = now;
      if (left < 1) return false;
      left -= 1;
      return true;
    },
  };
}
