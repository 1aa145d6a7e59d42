import { record } from '@sentry-internal/rrweb';
import { openWire } from './openWire.js';
import type { Recorder } from './recorder.js';

/** With its own defaults, but the text of the page: it masks all when it is not told otherwise. */
export const recorder: Recorder = {
  async start(intake) {
    const wire = await openWire(intake);
    record({ emit: wire.push, maskAllText: false });
    return wire;
  },
};
