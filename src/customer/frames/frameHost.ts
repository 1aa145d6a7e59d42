import type { Log } from '../../guard/log.js';
import type { CobrowseConfig } from '../config/cobrowseConfig.js';
import type { Signals } from '../session/createSignals.js';
import type { LoadFile, RecorderModule } from '../session/sessionHost.js';
import type { FramesModule } from './framesModule.js';
import type { HelloNotes } from './noteHellos.js';
import type { FrameRecorder } from './recordFrame.js';

/** What the small script in a framed page hands to the part that records it. */
export interface FrameHost {
  window: Window & typeof globalThis;
  /** What the frames in this frame have said so far. */
  hellos: HelloNotes;
  config: CobrowseConfig;
  signals: Pick<Signals, 'sessionStarted' | 'sessionEnded' | 'maskedElement'>;
  /** The elements that were given to `markServiceElement`. */
  marked: WeakSet<Element>;
  log: Log;
  loadRecorder(): Promise<RecorderModule>;
  loadFrames(): Promise<FramesModule>;
  /** Gets further files beside the script, where that is how they come. */
  loadFile?: LoadFile | undefined;
  /** To the parent. */
  send(message: unknown): void;
}

export interface FrameModule {
  runFrame(host: FrameHost): FrameRecorder;
}
