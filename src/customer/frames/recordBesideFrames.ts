import type { Stoppable } from '../../browser/listen.js';
import { stopAll } from '../../browser/stopAll.js';
import type { Log } from '../../guard/log.js';
import type { RecordedEvent } from '../../protocol/index.js';
import type { RecordingOptions, StartRecording } from '../recorder/recording.js';
import type { FrameDoor } from './frameDoor.js';
import type { FramesModule } from './framesModule.js';
import type { FramedRecording } from './recordWithFrames.js';

export interface FrameSupply {
  door: FrameDoor;
  /** Gets the part that writes frames into a recording. May be asked again after it has failed. */
  load(): Promise<FramesModule>;
}

const RETRY_MS = 2000;

/**
 * Records the page as `recordWithFrames` does, and loads this only when there is a frame for it: most pages have
 * none. A frame tells nothing before it is asked to, so nothing is missed until then.
 */
export function recordBesideFrames(
  start: StartRecording,
  { door, load }: FrameSupply,
  options: RecordingOptions,
  log: Log,
): FramedRecording {
  let emit = options.emit;
  let framed: FramedRecording | null = null;
  let wanted = false;
  let stopped = false;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const recording = start({ ...options, emit: (event: RecordedEvent) => emit(event) });
  const takeOver = ({ recordWithFrames }: FramesModule) => {
    if (stopped) return;
    watching.stop();
    const goOn: StartRecording = own => {
      emit = own.emit;
      return recording;
    };
    framed = recordWithFrames(goOn, door, options, log);
  };
  const want = () => {
    load()
      .then(takeOver)
      .catch(error => {
        log.error('framesUnavailable', error);
        if (!stopped) retry = setTimeout(want, RETRY_MS);
      });
  };
  const watching: Stoppable = door.watch({
    linked({ direct }) {
      if (direct || wanted) return;
      wanted = true;
      want();
    },
    unlinked: () => undefined,
    heard: () => undefined,
  });

  return {
    ...recording,
    find(place, show, by) {
      if (framed) framed.find(place, show, by);
      else show(place && recording.nodeOf(place.node), place);
    },
    frames: () => framed?.frames() ?? [],
    stop() {
      stopped = true;
      clearTimeout(retry);
      stopAll([watching, framed ?? recording]).stop();
    },
  };
}
