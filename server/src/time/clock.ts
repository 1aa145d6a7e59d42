/** The only source of time: tests put their own in its place. */
export type Clock = {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls `run` once, after `ms` milliseconds; the answer takes it back. */
  after(ms: number, run: () => void): () => void;
};

/** Node waits at most this long; more would fire at once. */
const LONGEST_WAIT = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, Math.min(Math.max(1, ms), LONGEST_WAIT));
    return () => clearTimeout(timer);
  },
};
