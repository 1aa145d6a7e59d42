import type { Stoppable } from '../../browser/listen.js';

export interface FrameSchedule extends Stoppable {
  /** Asks for a pass; many requests are one. */
  request(): void;
}

/** Tabs in the background draw no frames. */
const WITHOUT_FRAMES_MS = 120;

/** Runs `pass` once in the next frame, or a little later where there are no frames. */
export function scheduleFrame(window: Window, pass: () => void): FrameSchedule {
  let frame: number | null = null;
  let timer: number | undefined;
  const cancel = () => {
    if (frame !== null) window.cancelAnimationFrame(frame);
    window.clearTimeout(timer);
    frame = null;
  };
  const run = () => {
    cancel();
    pass();
  };
  return {
    request() {
      if (frame !== null) return;
      frame = window.requestAnimationFrame(run);
      timer = window.setTimeout(run, WITHOUT_FRAMES_MS);
    },
    stop: cancel,
  };
}
