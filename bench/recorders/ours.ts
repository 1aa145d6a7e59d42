import { startRecording } from '../../src/customer/entry/wireRecorder.js';
import { openRestrictions } from '../../src/customer/privacy/openRestrictions.js';
import { createPagePrivacy } from '../../src/customer/privacy/pagePrivacy.js';
import { openWire } from './openWire.js';
import type { Recorder } from './recorder.js';

const log = {
  error: console.error,
  warn: console.warn,
  info: () => undefined,
  debug: () => undefined,
};

/** The recorder of this project with its policy, as `entry/` starts it. The one file here that knows its interface. */
export const recorder: Recorder = {
  async start(intake) {
    const wire = await openWire(intake);
    const privacy = createPagePrivacy(
      { privateByDefault: false, maskLength: 'fixed', urlSanitizer: undefined },
      openRestrictions(undefined, document, log),
      new WeakSet(),
    );
    startRecording({ emit: wire.push, privacy }, log);
    return wire;
  },
};
