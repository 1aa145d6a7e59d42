import type { Log } from '../../guard/log.js';
import type { RecorderModule } from '../session/sessionHost.js';
import type { FrameDoor } from './frameDoor.js';
import type { FrameRecorder } from './recordFrame.js';

/** What the small script in a framed page hands to the part that records it. */
export interface FrameHost {
  window: Window & typeof globalThis;
  /** The frames in this frame. */
  frames: FrameDoor;
  log: Log;
  loadRecorder(): Promise<RecorderModule>;
  /** To the parent. */
  send(message: unknown): void;
}

export interface FrameModule {
  runFrame(host: FrameHost): FrameRecorder;
}
