import { record } from 'rrweb';
import { guardCallback } from '../../guard/guardCallback.js';
import type { Log } from '../../guard/log.js';
import type { RecordedEvent } from '../../protocol/index.js';
import { hideBlockedBoxes } from './hideBlockedBoxes.js';
import type { Recording, RecordingOptions } from './recording.js';
import { watchDocumentReplaced } from './watchDocumentReplaced.js';

const MOUSE_SAMPLE_MS = 40;
const MOUSE_BATCH_MS = 80;
const SCROLL_SAMPLE_MS = 50;

/** rrweb's marks of page loading; they mean nothing to a mirror that starts from a snapshot. */
const LOADING_EVENTS = [0, 1];

/**
 * Records this page with rrweb. Everything that knows rrweb on this side is in this file.
 * `rrweb` and not `@rrweb/record`: the latter (2.1.6) records what is inside of blocked iframes; the build
 * shakes the former down to the same size. What it lacks, `document.open`, is made up for by starting anew.
 */
export function startRecording(options: RecordingOptions, log: Log): Recording {
  const emit = guardCallback(
    (event: RecordedEvent) => {
      if (!LOADING_EVENTS.includes(event.type)) options.emit(hideBlockedBoxes(event));
    },
    log,
    'emitFailed',
  );
  let stopRrweb = start(emit, options.blockSelector, log);
  const replaced = watchDocumentReplaced(document, () => {
    stopRrweb();
    stopRrweb = start(emit, options.blockSelector, log);
  });

  return {
    stop() {
      replaced.stop();
      stopRrweb();
    },
    takeSnapshot: () => record.takeFullSnapshot(),
    nodeOf: id => record.mirror.getNode(id),
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
