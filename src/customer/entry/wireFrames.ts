/** What is loaded for frames of other origins. The interface to other files is `FramesModule`. */
export { recordWithFrames } from '../frames/recordWithFrames.js';
