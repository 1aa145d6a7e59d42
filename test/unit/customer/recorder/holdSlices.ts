import { vi } from 'vitest';

/** Slices end at the first look at the clock; the next one runs when it is told to. `null`: none waits. */
export function holdSlices(): { next(): (() => void) | null } {
  let time = 0;
  vi.spyOn(Date, 'now').mockImplementation(() => {
    time += 20;
    return time;
  });
  let waiting: (() => void) | null = null;
  vi.stubGlobal('MessageChannel', function channel() {
    const port1 = { onmessage: () => undefined, close: () => undefined };
    const port2 = {
      postMessage() {
        waiting = () => port1.onmessage();
      },
    };
    return { port1, port2 };
  });
  return {
    next() {
      const slice = waiting;
      waiting = null;
      return slice;
    },
  };
}
