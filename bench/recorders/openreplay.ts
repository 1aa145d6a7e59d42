import Tracker from '@openreplay/tracker/class';
import type { Recorder } from './recorder.js';

const PLAIN_INPUT = 0;

/** The mirror of the page alone: timings, console, network and errors are switched off, and nothing is masked. */
export const recorder: Recorder = {
  async start(intake) {
    const tracker = new Tracker({
      projectKey: 'bench',
      ingestPoint: `${intake}/openreplay`,
      __DISABLE_SECURE_MODE: true,
      defaultInputMode: PLAIN_INPUT,
      obscureTextEmails: false,
      obscureInputEmails: false,
      network: {
        disabled: true,
        sessionTokenHeader: false,
        failuresOnly: false,
        ignoreHeaders: true,
        capturePayload: false,
        captureInIframes: false,
      },
      consoleMethods: null,
      captureExceptions: false,
      capturePerformance: false,
      capturePageLoadTimings: false,
      capturePageRenderTimings: false,
      captureResourceTimings: false,
    });
    await tracker.start();
    return { flush: () => tracker.forceFlushBatch() };
  },
};
