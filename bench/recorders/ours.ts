import { startRecording } from '../../src/customer/recorder/startRecording.js';
import { openWire } from './openWire.js';
import type { Recorder } from './recorder.js';

const log = {
  error: console.error,
  warn: console.warn,
  info: () => undefined,
  debug: () => undefined,
};

/** The recorder of this project, as `entry/` starts it. The one file here that knows its interface. */
export const recorder: Recorder = {
  async start(intake) {
    const wire = await openWire(intake);
    startRecording({ emit: wire.push, blockSelector: '[data-gcb-service-node="true"]' }, log);
    return wire;
  },
};
