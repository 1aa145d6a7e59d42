import type { Stoppable } from '../../browser/listen.js';
import { listen } from '../../browser/listen.js';
import { stopAll } from '../../browser/stopAll.js';
import { guardCallback } from '../../guard/guardCallback.js';
import type { Log } from '../../guard/log.js';
import { createRecorder } from './createRecorder.js';
import type { RecorderOptions } from './recorderOptions.js';
import type { Recording, RecordingOptions } from './recording.js';
import { recoverRecording } from './recoverRecording.js';
import { trackAddress } from './trackAddress.js';
import { watchDocumentReplaced } from './watchDocumentReplaced.js';

/**
 * Records this page: what agents may see of it, in events that rrweb's replayer plays once the agent's side has
 * expanded them. Begins when the document has been read.
 */
export function startRecording(
  options: Omit<RecorderOptions, 'window' | 'log' | 'recovery'> & Pick<RecordingOptions, 'failed'>,
  log: Log,
): Recording {
  const emit = guardCallback(options.emit, log, 'emitFailed');
  const address = trackAddress(window, emit, Date.now, href =>
    options.redact.address(href, document.baseURI),
  );
  const recovery = recoverRecording({
    window,
    begin: () => recorder.takeSnapshot(),
    giveUp: () => options.failed?.(),
    log,
  });
  const recorder = createRecorder({
    ...options,
    window,
    recovery,
    emit(event) {
      emit(event);
      if (event.type === 3) address.check();
    },
    log,
  });
  let waiting: Stoppable = { stop: () => undefined };
  if (document.readyState === 'loading')
    waiting = listen(document, 'DOMContentLoaded', recovery.takeSnapshot, { once: true });
  else recovery.takeSnapshot();
  // `document.open` has taken all listeners away, ours too.
  const replaced = watchDocumentReplaced(document, () => {
    recorder.leave();
    recovery.takeSnapshot();
  });
  return {
    takeSnapshot: recovery.takeSnapshot,
    update: recorder.update,
    nodeOf: recorder.nodeOf,
    idOf: recorder.idOf,
    isOpen: recorder.isOpen,
    stop: stopAll([address, recorder, recovery, waiting, replaced]).stop,
  };
}
