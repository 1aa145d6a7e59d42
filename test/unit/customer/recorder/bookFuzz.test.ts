// @vitest-environment jsdom
import { afterEach, expect, it, vi } from 'vitest';
import { createRecorder } from '../../../../src/customer/recorder/createRecorder.js';
import { recoverRecording } from '../../../../src/customer/recorder/recoverRecording.js';
import { createUnpacker, type RecordedEvent } from '../../../../src/protocol/index.js';
import { changeAtRandom } from '../../../fuzz/changeAtRandom.js';
import { createTestLog } from '../../../harness/createTestLog.js';
import { createCopy } from './createCopy.js';

const FRESH = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000_000);

afterEach(() => {
  document.body.replaceChildren();
});

it.each([
  ['a fresh seed', FRESH],
  ['siblings that came in the wrong order', 281313923],
])(
  '[REC2] after each pass, what was told adds up to the page (%s)',
  async (_name, seed) => {
    console.log(`recorder fuzz: FUZZ_SEED=${seed}`);
    const frames: FrameRequestCallback[] = [];
    vi.spyOn(window, 'requestAnimationFrame').mockImplementation(callback => frames.push(callback));
    const content = Object.assign(document.createElement('div'), { id: 'content' });
    content.innerHTML = '<div><p>begin</p><ul></ul></div><section>x</section>';
    document.body.append(content);
    const events: RecordedEvent[] = [];
    const log = createTestLog();
    const recorder = createRecorder({
      window: window as Window & typeof globalThis,
      emit: event => void events.push(event),
      policy: {
        of: () => 'visible',
        allowsSubmit: () => true,
        hides: () => false,
        remembers: () => false,
        removed: () => undefined,
        follow: () => undefined,
        cares: () => false,
        refresh: () => [],
        explain: () => ({ privacy: 'visible', because: [] }),
        watchRoot: () => undefined,
        stop: () => undefined,
      },
      redact: {
        attribute: (_element, _name, value) => value,
        isPlain: () => true,
        text: text => text,
        value: value => value,
        address: url => url,
        css: text => text,
      },
      learnShadows: () => undefined,
      recovery: recoverRecording({ window, begin: () => undefined, giveUp: () => undefined, log }),
      log,
    });
    const copy = createCopy();
    const unpack = createUnpacker();
    recorder.takeSnapshot();
    for (let round = 0; round < 150; round += 1) {
      await changeAtRandom({ seed: seed + round, count: 12 });
      await Promise.resolve();
      for (const frame of frames.splice(0)) frame(0);
      for (const event of events.splice(0).flatMap(each => unpack(each) ?? [])) copy.apply(event);
      expect(copy.describe(recorder.idOf(content)), `round ${round}`).toEqual(
        describePage(content, recorder.idOf),
      );
    }
    expect(log.codes('error')).toEqual([]);
    recorder.stop();
  },
  60_000,
);

/** The page as a list of numbers, each with what is in it. */
function describePage(node: Node, idOf: (node: Node) => number): unknown {
  const { shadowRoot } = node as Partial<Element>;
  const children = [...(shadowRoot?.childNodes ?? []), ...(isClosed(node) ? [] : node.childNodes)];
  return [
    idOf(node),
    ...children.filter(child => child.nodeType !== 8).map(child => describePage(child, idOf)),
  ];
}

const isClosed = (node: Node) => /^(TEXTAREA|STYLE|SCRIPT|NOSCRIPT|IFRAME|TEMPLATE)$/.test(node.nodeName);
