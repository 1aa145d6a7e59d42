import { record } from '@sentry-internal/rrweb';
import { openWire, type Wire } from './openWire.js';
import type { Recorder } from './recorder.js';

let wire: Wire | undefined;

/** With its own defaults, but the text of the page: it masks all when it is not told otherwise. */
export const recorder: Recorder = {
  async start(intake) {
    const opened = await openWire(intake);
    wire = opened;
    record({ emit: opened.push, maskAllText: false });
  },
  flush: () => wire?.flush(),
};
