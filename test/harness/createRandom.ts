/**
 * Gives whole numbers from nought to below a limit; the same seed gives the same. mulberry32: small, and good enough to choose by.
 * What runs in a page must bring its own (`test/fuzz/changeAtRandom.ts`).
 */
export function createRandom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return below => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
  };
}
