import { stopAll } from '../../browser/stopAll.js';
import type { FrameHost } from '../frames/frameHost.js';
import { openFrameDoor } from '../frames/openFrameDoor.js';
import { type FrameRecorder, recordFrame } from '../frames/recordFrame.js';
import { recordWithFrames } from '../frames/recordWithFrames.js';
import { relaySession } from '../frames/relaySession.js';
import { SERVICE_NODE_SELECTOR } from '../privacy/serviceNode.js';
import { locatePlace } from '../ui/locatePlace.js';

/** Wires what a framed page loads when its parent wants it recorded. The interface between the two files is `FrameModule`. */
export function runFrame(host: FrameHost): FrameRecorder {
  const { window, hellos, allowedOrigins, signals, log, loadRecorder, send } = host;
  const frames = openFrameDoor({ window, allowedOrigins, early: hellos.take(), log });
  const relay = relaySession(frames, {
    sessionStarted: signals.sessionStarted.signal,
    sessionEnded: signals.sessionEnded.signal,
  });
  const { hear, stop } = recordFrame({
    async loadRecorder() {
      const { startRecording } = await loadRecorder();
      return options => recordWithFrames(own => startRecording(own, log), frames, options, log);
    },
    blockSelector: SERVICE_NODE_SELECTOR,
    masked: element => signals.maskedElement.dispatch(element),
    locate: (node, place) => locatePlace(node, place, window),
    send,
    log,
  });
  return { hear, stop: stopAll([frames, relay, { stop }]).stop };
}
