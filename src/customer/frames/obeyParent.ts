import type { Log } from '../../guard/log.js';
import type { CommandRefusal } from '../../protocol/index.js';
import type { RemoteControl, RemoteControlModule } from '../remoteControl/remoteControl.js';
import type { FrameAnswer } from './frameHand.js';
import type { MessageToFrame } from './messageToFrame.js';
import type { FrameRecorder } from './recordFrame.js';

export interface ObeyOptions {
  /** Gets what carries commands out. May be asked again after it has failed. */
  load(): Promise<Pick<RemoteControlModule, 'controlFrame'>>;
  /** Starts it, for this page as it is recorded. `leave`: Tab has come to the end of it. */
  start(module: Pick<RemoteControlModule, 'controlFrame'>, leave: (back: boolean) => void): RemoteControl;
  send(message: unknown): void;
  log: Log;
}

/** Commands that wait for the part that carries them out. */
const MOST_WAITING = 200;

/**
 * Carries out in this frame what an agent does in it, as the page around passes it on. Invariants: nothing is done unless that page
 * is in Write Mode; each command is answered once; with Write Mode everything that is held ends.
 */
export function obeyParent(options: ObeyOptions): FrameRecorder {
  const { send, log } = options;
  let isWrite = false;
  let control: RemoteControl | null = null;
  let loading = false;
  let waiting: Extract<MessageToFrame, { t: 'command' }>[] = [];
  let left: FrameAnswer['left'];

  const answer = (ask: number, refusal: CommandRefusal | null) => {
    send({ t: 'done', ask, refusal, ...(left && { left }) });
    left = undefined;
  };
  const carryOut = ({ ask, command }: Extract<MessageToFrame, { t: 'command' }>) => {
    const outcome = control
      ? control.receive(command, late => answer(ask, late))
      : isWrite
        ? 'impossible'
        : 'pointerMode';
    if (outcome !== undefined) answer(ask, outcome);
  };
  const prepare = () => {
    if (control || loading) return;
    loading = true;
    options
      .load()
      .then(module => {
        if (!isWrite) return;
        control = options.start(module, back => {
          left = back ? 'back' : 'forward';
        });
      })
      .catch(error => log.error('controlUnavailable', error))
      .finally(() => {
        loading = false;
        const held = waiting;
        waiting = [];
        held.forEach(carryOut);
      });
  };
  const stop = () => {
    isWrite = false;
    control?.stop();
    control = null;
  };

  return {
    hear(message) {
      if (message.t === 'mode') {
        if (!message.write) return stop();
        isWrite = true;
        prepare();
      } else if (message.t === 'command') {
        if (control || !isWrite) carryOut(message);
        else if (waiting.length < MOST_WAITING) {
          waiting.push(message);
          prepare();
        } else answer(message.ask, 'tooFast');
      } else if (message.t === 'stop') stop();
    },
    stop,
  };
}
