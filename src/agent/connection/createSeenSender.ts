import type { Timers } from './timers.js';

/** Longest time that a received entry stays unconfirmed, ms. */
const EVERY_MS = 200;
/** What is confirmed at once, so that the server never waits for us; UTF-16 code units. */
const EVERY_LENGTH = 256 * 1024;

export interface SeenSender {
  /** Entry `pos`, `length` code units long, was taken. */
  note(pos: number, length: number): void;
  /** The connection is gone: what was not said is not said any more (`rejoin` says it). */
  reset(): void;
}

/** Tells the server how far we are: at most every 200 ms, or when 256 Ki code units came. */
export function createSeenSender(send: (pos: number) => void, timers: Timers): SeenSender {
  let pending: { pos: number; length: number } | null = null;
  let timer: number | null = null;
  const reset = () => {
    if (timer !== null) timers.clear(timer);
    timer = null;
    pending = null;
  };
  const flush = () => {
    const seen = pending;
    reset();
    if (seen) send(seen.pos);
  };
  return {
    note(pos, length) {
      pending = { pos, length: (pending?.length ?? 0) + length };
      if (pending.length >= EVERY_LENGTH) flush();
      else timer ??= timers.set(flush, EVERY_MS);
    },
    reset,
  };
}
