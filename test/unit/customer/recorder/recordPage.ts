import { createRecorder } from '../../../../src/customer/recorder/createRecorder.js';
import type { Recorder } from '../../../../src/customer/recorder/recorderOptions.js';
import { recoverRecording } from '../../../../src/customer/recorder/recoverRecording.js';
import { createUnpacker, type RecordedEvent } from '../../../../src/protocol/index.js';
import { createTestLog } from '../../../harness/createTestLog.js';
import { createCopy } from './createCopy.js';
import { plainRedaction } from './plainRedaction.js';
import { showAll } from './showAll.js';

export interface RecordedPage {
  recorder: Recorder;
  log: ReturnType<typeof createTestLog>;
  /** Types of what was told and is not yet in the copy. */
  told(): number[];
  /** What agents have of an element: everything that was told up to now. */
  copyOf(element: Element): unknown;
  /** What they should have of it. */
  pageOf(element: Element): unknown;
}

/** Records the test's page, of which nothing is hidden, and builds a copy of it from nothing but what was told. */
export function recordPage(): RecordedPage {
  const events: RecordedEvent[] = [];
  const log = createTestLog();
  const recorder = createRecorder({
    window: window as Window & typeof globalThis,
    emit: event => void events.push(event),
    policy: showAll(),
    redact: plainRedaction,
    learnShadows: () => undefined,
    recovery: recoverRecording({ window, begin: () => undefined, giveUp: () => undefined, log }),
    log,
  });
  const copy = createCopy();
  const unpack = createUnpacker();
  return {
    recorder,
    log,
    told: () => events.map(({ type }) => type),
    copyOf(element) {
      for (const event of events.splice(0).flatMap(each => unpack(each) ?? [])) copy.apply(event);
      return copy.describe(recorder.idOf(element));
    },
    pageOf: element => describePage(element, recorder.idOf),
  };
}

/** The page as a list of numbers, each with what is in it. */
function describePage(node: Node, idOf: (node: Node) => number): unknown {
  if (node.nodeType === 3) return [idOf(node), node.nodeValue];
  const { shadowRoot } = node as Partial<Element>;
  const children = [...(shadowRoot?.childNodes ?? []), ...(isClosed(node) ? [] : node.childNodes)];
  return [
    idOf(node),
    ...children.filter(child => child.nodeType !== 8).map(child => describePage(child, idOf)),
  ];
}

const isClosed = (node: Node) => /^(TEXTAREA|STYLE|SCRIPT|NOSCRIPT|IFRAME|TEMPLATE)$/.test(node.nodeName);
