import { record } from 'rrweb';
import { openWire, type Wire } from './openWire.js';
import type { Recorder } from './recorder.js';

let wire: Wire | undefined;

/** With its own defaults. */
export const recorder: Recorder = {
  async start(intake) {
    const opened = await openWire(intake);
    wire = opened;
    record({ emit: opened.push });
  },
  flush: () => wire?.flush(),
};
