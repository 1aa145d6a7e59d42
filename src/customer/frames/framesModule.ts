import type { openFrameDoor } from './openFrameDoor.js';
import type { recordWithFrames } from './recordWithFrames.js';

/** What is loaded when there is a frame, and not before. */
export interface FramesModule {
  openFrameDoor: typeof openFrameDoor;
  recordWithFrames: typeof recordWithFrames;
}
