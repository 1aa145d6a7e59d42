import type { FrameHost } from '../frames/frameHost.js';
import type { FrameRecorder } from '../frames/recordFrame.js';
import { wireFrame } from './wireFrame.js';

export function runFrame(host: FrameHost): FrameRecorder {
  return wireFrame(host, { loadControl: () => import('./wireControl.js') });
}
