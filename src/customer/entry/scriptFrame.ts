import type { FrameHost } from '../frames/frameHost.js';
import type { FrameRecorder } from '../frames/recordFrame.js';
import type { RemoteControlModule } from '../remoteControl/remoteControl.js';
import type { BuiltFile } from '../session/sessionHost.js';
import { wireFrame } from './wireFrame.js';

/** Replaced by the build. */
declare const __CONTROL__: BuiltFile;

export function runFrame(host: FrameHost): FrameRecorder {
  const { loadFile } = host;
  return wireFrame(host, {
    loadControl: async () => {
      if (!loadFile) throw new Error('files beside the script cannot be loaded');
      return loadFile<RemoteControlModule>(__CONTROL__);
    },
  });
}
