import type { Clock } from '../../../server/src/time/clock.js';

/** A clock that moves only when it is told to. */
export function createFakeClock(now = 1_000_000): Clock & { advance(ms: number): void; pending(): number } {
  let time = now;
  const timers = new Set<{ at: number; run: () => void }>();
  return {
    now: () => time,
    after(ms, run) {
      const timer = { at: time + ms, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance(ms) {
      const until = time + ms;
      for (;;) {
        const next = [...timers].filter(timer => timer.at <= until).sort((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        timers.delete(next);
        time = Math.max(time, next.at);
        next.run();
      }
      time = until;
    },
    pending: () => timers.size,
  };
}
