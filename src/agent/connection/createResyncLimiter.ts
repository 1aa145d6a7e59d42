import type { Timers } from './timers.js';

/** Shortest time between two requests, ms. It doubles while they keep coming, up to the longest. */
const SHORTEST_MS = 5_000;
const LONGEST_MS = 40_000;

export interface ResyncLimiter {
  ask(): void;
  stop(): void;
}

/**
 * Passes on requests for the log: the first at once, later ones no more often than every 5 s, and less and
 * less often, because a recording that breaks the view breaks it again each time it is sent. A request in the
 * pause is not lost: it is made at its end. After a quiet time the pause is short again.
 */
export function createResyncLimiter(
  send: () => void,
  timers: Timers,
  longest: number = LONGEST_MS,
): ResyncLimiter {
  let pause = SHORTEST_MS;
  let lastSent: number | null = null;
  let timer: number | null = null;
  const go = () => {
    timer = null;
    lastSent = timers.now();
    send();
  };
  return {
    ask() {
      if (timer !== null) return;
      if (lastSent === null) return go();
      const since = timers.now() - lastSent;
      if (since >= pause) {
        pause = since >= 2 * longest ? SHORTEST_MS : Math.min(pause * 2, longest);
        return go();
      }
      timer = timers.set(() => {
        pause = Math.min(pause * 2, longest);
        go();
      }, pause - since);
    },
    stop() {
      if (timer !== null) timers.clear(timer);
      timer = null;
    },
  };
}
