import { setTimeout as pause } from 'node:timers/promises';

const LOOK_EVERY_MS = 100;
/** The share of a thread that a page may use and still count as quiet: timers that go on for ever. */
const QUIET_SHARE = 0.03;
const PATIENCE_MS = 60_000;

/**
 * Resolves when the main thread had next to nothing to do for `forMs`.
 * @param read tells the CPU time that the thread has used, ms
 * @returns whether that came about in a minute
 */
export async function waitForQuiet(read: () => Promise<number>, forMs: number): Promise<boolean> {
  const looks: { at: number; used: number }[] = [];
  const begun = Date.now();
  while (Date.now() - begun < PATIENCE_MS) {
    const now = { at: Date.now(), used: await read() };
    looks.push(now);
    // The youngest look that is old enough, so that the span is no longer than it must be.
    const then = looks.findLast(({ at }) => now.at - at >= forMs);
    if (then && now.used - then.used <= (now.at - then.at) * QUIET_SHARE) return true;
    await pause(LOOK_EVERY_MS);
  }
  return false;
}
