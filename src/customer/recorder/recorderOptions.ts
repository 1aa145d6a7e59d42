import type { Log } from '../../guard/log.js';
import type { PrivacyPolicy } from '../privacy/policy.js';
import type { Recording, RecordingOptions } from './recording.js';
import type { Recovery } from './recoverRecording.js';
import type { Redaction } from './redaction.js';

export interface RecorderOptions extends Pick<RecordingOptions, 'emit'> {
  window: Window & typeof globalThis;
  policy: PrivacyPolicy;
  redact: Omit<Redaction, 'sheet'>;
  /** Is given what knows of closed shadow roots. */
  learnShadows(shadowOf: (element: Element) => ShadowRoot | null): void;
  recovery: Recovery;
  log: Log;
}

export interface Recorder extends Recording {
  /** Takes off the page all that watches it, until the next snapshot. */
  leave(): void;
}
