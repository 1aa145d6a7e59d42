import type { FrameHost } from '../frames/frameHost.js';
import { type FrameRecorder, recordFrame } from '../frames/recordFrame.js';
import { recordWithFrames } from '../frames/recordWithFrames.js';
import { SERVICE_NODE_SELECTOR } from '../privacy/serviceNode.js';
import { locatePlace } from '../ui/locatePlace.js';

/** Wires what a framed page loads when its parent wants it recorded. The interface between the two files is `FrameModule`. */
export function runFrame({ window, frames, log, loadRecorder, send }: FrameHost): FrameRecorder {
  return recordFrame({
    async loadRecorder() {
      const { startRecording } = await loadRecorder();
      return options => recordWithFrames(own => startRecording(own, log), frames, options, log);
    },
    blockSelector: SERVICE_NODE_SELECTOR,
    locate: (node, place) => locatePlace(node, place, window),
    send,
    log,
  });
}
