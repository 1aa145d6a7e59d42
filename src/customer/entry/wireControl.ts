export { controlFrame } from '../remoteControl/controlFrame.js';

import { guardCommands } from '../remoteControl/guardCommands.js';
import type { CommandGuard, RemoteControlOptions } from '../remoteControl/remoteControl.js';
import { startRemoteControl } from '../remoteControl/startRemoteControl.js';

/** Wires what is loaded when an agent may be given control. The interface to other files is `RemoteControlModule`. */
export function openRemoteControl(options: RemoteControlOptions): CommandGuard {
  return guardCommands(startRemoteControl, options);
}
