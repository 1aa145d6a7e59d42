/** Numbers from 0 to `below`, without it: the same ones in each run. */
export type Random = (below: number) => number;

/** A linear congruential generator (multiplier and increment as in many C libraries). */
export function createRandom(seed = 1): Random {
  let state = seed >>> 0;
  return below => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    // The low bits of such a generator repeat soon.
    return Math.floor(((state >>> 8) / 2 ** 24) * below);
  };
}
