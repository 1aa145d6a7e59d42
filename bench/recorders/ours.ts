import { startRecording } from '../../src/customer/recorder/startRecording.js';
import { openWire, type Wire } from './openWire.js';
import type { Recorder } from './recorder.js';

const log = {
  error: console.error,
  warn: console.warn,
  info: () => undefined,
  debug: () => undefined,
};

let wire: Wire | undefined;

/** The recorder of this project, as `entry/` starts it. The one file here that knows its interface. */
export const recorder: Recorder = {
  async start(intake) {
    const opened = await openWire(intake);
    wire = opened;
    startRecording({ emit: opened.push, blockSelector: '[data-gcb-service-node="true"]' }, log);
  },
  flush: () => wire?.flush(),
};
