import { datadogRum } from '@datadog/browser-rum';
import type { Recorder } from './recorder.js';

/** Session replay alone: what else the package measures is switched off as far as it can be. */
export const recorder: Recorder = {
  start(intake) {
    datadogRum.init({
      applicationId: '00000000-0000-4000-8000-000000000000',
      clientToken: 'bench',
      proxy: `${intake}/datadog`,
      sessionSampleRate: 100,
      sessionReplaySampleRate: 100,
      startSessionReplayRecordingManually: false,
      defaultPrivacyLevel: 'allow',
      trackUserInteractions: false,
      trackResources: false,
      trackLongTasks: false,
      telemetrySampleRate: 0,
    });
    // Its worker ends a segment every five seconds, and at once when recording stops.
    return { flush: () => datadogRum.stopSessionReplayRecording() };
  },
};
