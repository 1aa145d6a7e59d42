/** What is loaded for frames. The interface to other files is `FramesModule`. */
export { openFrameDoor } from '../frames/openFrameDoor.js';
export { recordWithFrames } from '../frames/recordWithFrames.js';
