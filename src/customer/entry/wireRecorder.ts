import type { Log } from '../../guard/log.js';
import { createPolicy } from '../privacy/createPolicy.js';
import { isPlainAttribute, keepAttribute } from '../privacy/keepAttribute.js';
import { maskCssText } from '../privacy/maskCssText.js';
import { maskText } from '../privacy/maskText.js';
import type { PagePrivacy } from '../privacy/pagePrivacy.js';
import type { PrivacyExplanation } from '../privacy/policy.js';
import { sanitizeUrl } from '../privacy/sanitizeUrl.js';
import type { Recording, RecordingOptions } from '../recorder/recording.js';
import type { Redaction } from '../recorder/redaction.js';
import { startRecording as start } from '../recorder/startRecording.js';

/** Wires the recorder with the policy that it asks for every node. The interface to other files is `RecorderModule`. */
export function startRecording(options: RecordingOptions, log: Log): Recording {
  const { privacy } = options;
  privacy.kept ??= keepPolicy(options, log);
  const { kept } = privacy;
  kept.isRecorded = true;
  const recording = start(
    {
      emit: options.emit,
      ...(options.failed && { failed: options.failed }),
      policy: kept.policy,
      redact: redactFor(privacy, log),
      learnShadows(shadowOf) {
        kept.shadowOf = shadowOf;
      },
    },
    log,
  );
  return {
    ...recording,
    stop() {
      kept.isRecorded = false;
      recording.stop();
    },
  };
}

/** What agents may see of an element and do with it, and why, by the rules that hold now. */
export function explainPrivacy(element: Element, options: KeepOptions, log: Log): PrivacyExplanation {
  options.privacy.kept ??= keepPolicy(options, log);
  const { policy, isRecorded } = options.privacy.kept;
  // A recording does so itself, and must not be deprived of what has changed.
  if (!isRecorded) policy.refresh({ attributes: [], added: [document], removed: [] });
  return policy.explain(element);
}

type KeepOptions = Pick<RecordingOptions, 'privacy' | 'masked'>;

function keepPolicy({ privacy, masked }: KeepOptions, log: Log): NonNullable<PagePrivacy['kept']> {
  let shadowOf = (element: Element) => element.shadowRoot;
  const policy = createPolicy({
    window,
    restrictions: privacy.rules,
    privateByDefault: privacy.privateByDefault,
    shadowOf: element => shadowOf(element),
    isMarked: element => privacy.marked.has(element),
    onMasked: element => masked?.(element),
    told: () => privacy.told,
    log,
  });
  return {
    policy,
    isRecorded: false,
    get shadowOf() {
      return shadowOf;
    },
    set shadowOf(next) {
      shadowOf = next;
    },
  };
}

function redactFor({ maskLength, urlSanitizer }: PagePrivacy, log: Log): Omit<Redaction, 'sheet'> {
  return {
    attribute: (element, name, value, privacy) =>
      keepAttribute(element.localName, element.namespaceURI, name, value, privacy, other =>
        element.getAttribute(other),
      ),
    isPlain: isPlainAttribute,
    text: (text, privacy) => (privacy === 'masked' ? maskText(text, 'layout') : text),
    value: (value, privacy) => (privacy === 'masked' ? maskText(value, maskLength) : value),
    address: (url, base) => sanitizeUrl(url, base, urlSanitizer ?? null, log),
    css: (text, privacy) => (privacy === 'masked' ? maskCssText(text) : text),
  };
}
