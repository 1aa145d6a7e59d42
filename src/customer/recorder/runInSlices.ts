import type { Stoppable } from '../../browser/listen.js';

/** How long a slice may take, ms: short enough that a frame is not lost. */
const SLICE_MS = 10;

/**
 * Runs `step` until it is done, giving the page its turn in between. The first slice runs at once: what is small is
 * done when this returns.
 * @param step goes on until it is told that its time is over; true: it is done
 */
export function runInSlices(
  now: () => number,
  step: (isOver: () => boolean) => boolean,
  done: () => void,
  failed: (error: unknown) => void,
): Stoppable {
  const { port1, port2 } = new MessageChannel();
  let stopped = false;
  const stop = () => {
    stopped = true;
    port1.close();
  };
  const slice = () => {
    if (stopped) return;
    const end = now() + SLICE_MS;
    let count = 0;
    try {
      // The clock is slower than a step: it is looked at now and then.
      const isOver = () => {
        count += 1;
        return count % 16 === 0 && now() >= end;
      };
      if (!step(isOver)) return port2.postMessage(null);
      stop();
      done();
    } catch (error) {
      stop();
      failed(error);
    }
  };
  port1.onmessage = slice;
  slice();
  return { stop };
}
