import { guardCallback } from '../../guard/guardCallback.js';
import type { Log } from '../../guard/log.js';
import type { PrivacyExplanation } from '../privacy/policy.js';
import type { RecordingOptions } from '../recorder/recording.js';
import type { RecorderModule } from './sessionHost.js';

/** The api's `explainPrivacy` during a session: asks the recorder's file, `null` as long as that is not there. */
export function createExplainer(
  recorder: () => RecorderModule | null,
  options: Pick<RecordingOptions, 'privacy' | 'masked'>,
  log: Log,
): (element: Element) => PrivacyExplanation | null {
  const explain = guardCallback(
    (element: Element | null | undefined) => {
      // Not `instanceof`: an element in a frame is one of another class.
      if (element?.nodeType === 1) return recorder()?.explainPrivacy(element, options, log);
      log.warn('explainPrivacy: an element is needed');
      return undefined;
    },
    log,
    'notExplained',
    'warn',
  );
  return element => explain(element) ?? null;
}
