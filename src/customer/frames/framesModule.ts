import type { recordWithFrames } from './recordWithFrames.js';

/** What is loaded when a frame that tells of itself is there, and not before. */
export interface FramesModule {
  recordWithFrames: typeof recordWithFrames;
}
