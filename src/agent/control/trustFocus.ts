import type { ControlSurface } from './controlSurface.js';

/** As long as it may take until a move of the focus is seen here, ms. */
const ROUND_TRIP_MS = 1000;

export interface TrustedFocus {
  /** The agent has done something that moves the focus, as far as is known to `target`. */
  moved(target: Element | null): void;
  /** The mirrored element that has the focus; `null`: none, or it is on its way to another one. */
  get(): Element | null;
}

/**
 * What has the focus is seen a moment after it has got it. Keys of a hand that is faster go where the focus will be, and must
 * not count for what had it before.
 */
export function trustFocus({ focused, timers }: Pick<ControlSurface, 'focused' | 'timers'>): TrustedFocus {
  let leaving: { from: Element | null; at: number } | null = null;
  return {
    moved(target) {
      const from = focused();
      if (!target || target !== from) leaving = { from, at: timers.now() };
    },
    get() {
      const now = focused();
      if (leaving && (now !== leaving.from || timers.now() - leaving.at > ROUND_TRIP_MS)) leaving = null;
      return leaving ? null : now;
    },
  };
}
