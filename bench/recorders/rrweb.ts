import { record } from 'rrweb';
import { openWire } from './openWire.js';
import type { Recorder } from './recorder.js';

/** With its own defaults. */
export const recorder: Recorder = {
  async start(intake) {
    const wire = await openWire(intake);
    record({ emit: wire.push });
    return wire;
  },
};
