import { record } from 'rrweb';
import { stopAll } from '../../browser/stopAll.js';
import { guardCallback } from '../../guard/guardCallback.js';
import type { Log } from '../../guard/log.js';
import type { RecordedEvent } from '../../protocol/index.js';
import { hideBlockedBoxes } from './hideBlockedBoxes.js';
import type { Recording, RecordingOptions } from './recording.js';
import { trackAddress } from './trackAddress.js';
import { trackPointerRest } from './trackPointerRest.js';
import { trackReset } from './trackReset.js';
import { watchDocumentReplaced } from './watchDocumentReplaced.js';

const MOUSE_SAMPLE_MS = 40;
const MOUSE_BATCH_MS = 80;
const SCROLL_SAMPLE_MS = 50;

/** rrweb's marks of page loading; they mean nothing to a mirror that starts from a snapshot. */
const LOADING_EVENTS = [0, 1];
const INCREMENTAL = 3;

/**
 * Records this page with rrweb. Everything that knows rrweb on this side is in this file.
 * `rrweb` and not `@rrweb/record`: the latter (2.1.6) records what is inside of blocked iframes; the build
 * shakes the former down to the same size. What it lacks, `document.open`, is made up for by starting anew.
 */
export function startRecording(options: RecordingOptions, log: Log): Recording {
  const emit = guardCallback(options.emit, log, 'emitFailed');
  const address = trackAddress(window, emit, Date.now);
  const take = (event: RecordedEvent) => {
    if (LOADING_EVENTS.includes(event.type)) return;
    emit(hideBlockedBoxes(event));
    if (event.type === INCREMENTAL) address.check();
  };
  const begin = () => {
    const stopRrweb = start(guardCallback(take, log, 'emitFailed'), options.blockSelector, log);
    const own = { document, emit, idOf: (node: Node) => record.mirror.getId(node), now: Date.now };
    return stopAll([trackReset(own), trackPointerRest(own), { stop: stopRrweb }]);
  };
  let running = begin();
  // `document.open` has taken all listeners away, ours too.
  const replaced = watchDocumentReplaced(document, () => {
    running.stop();
    running = begin();
  });

  return {
    stop() {
      replaced.stop();
      running.stop();
      address.stop();
    },
    takeSnapshot: () => record.takeFullSnapshot(),
    nodeOf: id => record.mirror.getNode(id),
    idOf: node => record.mirror.getId(node),
  };
}

function start(emit: (event: RecordedEvent) => void, blockSelector: string, log: Log): () => void {
  const stop = record({
    // rrweb's events are typed per kind; the wire's type is their common envelope.
    emit: event => emit(event as unknown as RecordedEvent),
    blockSelector,
    maskInputOptions: { password: true },
    inlineStylesheet: true,
    collectFonts: true,
    recordAfter: 'DOMContentLoaded',
    slimDOMOptions: { comment: true },
    sampling: { mousemove: MOUSE_SAMPLE_MS, mousemoveCallback: MOUSE_BATCH_MS, scroll: SCROLL_SAMPLE_MS },
    errorHandler: error => {
      // rrweb calls the page's own insertRule and the like inside its guard: what the DOM says to the
      // page must reach the page. The rest is rrweb's and stays here.
      if (error instanceof DOMException) return false;
      log.error('recorderFailed', error);
      return true;
    },
  });
  if (!stop) throw new Error('the recorder did not start');
  return stop;
}
