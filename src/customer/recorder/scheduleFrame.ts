import type { Stoppable } from '../../browser/listen.js';

export interface FrameSchedule extends Stoppable {
  /** Asks for a pass; many requests are one. */
  request(): void;
}

/** Tabs in the background draw no frames. */
const WITHOUT_FRAMES_MS = 120;
/** How long nothing is written after a pass: agents see no difference, and what has changed thrice by then is written once. */
const REST_MS = 50;
/** Nor for so many times as long as the pass took, up to `MOST_REST_MS`: of a busy page's time a fortieth at most is ours. */
const REST_PER_WORK = 39;
const MOST_REST_MS = 250;

/**
 * Runs `pass` once in the next frame, or a little later where there are no frames; after a pass it rests.
 * @param now ms; may be set back
 */
export function scheduleFrame(window: Window, now: () => number, pass: () => void): FrameSchedule {
  let isRequested = false;
  let restedAt = 0;
  let frame = 0;
  let [timer, rest] = [0, 0];
  const cancel = () => {
    window.cancelAnimationFrame(frame);
    window.clearTimeout(timer);
    window.clearTimeout(rest);
    isRequested = false;
  };
  const run = () => {
    cancel();
    const begun = now();
    pass();
    const ended = now();
    restedAt = ended + Math.min(MOST_REST_MS, Math.max(REST_MS, REST_PER_WORK * (ended - begun)));
  };
  const draw = () => {
    frame = window.requestAnimationFrame(run);
  };
  return {
    request() {
      if (isRequested) return;
      isRequested = true;
      const wait = Math.min(MOST_REST_MS, restedAt - now());
      if (wait > 0) rest = window.setTimeout(draw, wait);
      else draw();
      timer = window.setTimeout(run, Math.max(0, wait) + WITHOUT_FRAMES_MS);
    },
    stop: cancel,
  };
}
