import type { Stoppable } from '../../browser/listen.js';
import type { Log } from '../../guard/log.js';
import type { Signals } from '../session/createSignals.js';
import type { FrameDoor } from './frameDoor.js';
import { knockAtParent, type ParentLink } from './knockAtParent.js';
import type { MessageToFrame } from './messageToFrame.js';
import type { FrameRecorder } from './recordFrame.js';

export interface ParentOptions {
  window: Window & typeof globalThis;
  allowedOrigins(): readonly string[];
  signals: Pick<Signals, 'sessionStarted' | 'sessionEnded'>;
  /** Opens the door for the frames in this frame. */
  openDoor(): { frames: FrameDoor } & Stoppable;
  /** Fetches what records this frame. */
  load(frames: FrameDoor, send: (message: unknown) => void): Promise<FrameRecorder>;
  log: Log;
}

/**
 * Does in a framed page what its parent asks: tells of sessions, and records. A page that the parent reads by
 * itself records nothing, and its frames are the parent's. Invariant: a new link to the parent begins from nothing.
 */
export function answerParent(options: ParentOptions): Stoppable {
  const { signals, log } = options;
  let link: ParentLink | null = null;
  let door: ({ frames: FrameDoor } & Stoppable) | null = null;
  let recorder: Promise<FrameRecorder> | null = null;

  const letGo = () => {
    recorder?.then(({ stop }) => stop()).catch(error => log.debug('frameNotLoaded', error));
    door?.stop();
    recorder = null;
    door = null;
  };
  const record = (message: MessageToFrame) => {
    if (!link || !door) return;
    recorder ??= options.load(door.frames, link.send);
    const mine = recorder;
    mine
      .then(({ hear }) => {
        if (mine === recorder) hear(message);
      })
      .catch(error => {
        log.error('frameUnavailable', error);
        // The next request tries again.
        if (mine === recorder) recorder = null;
      });
  };
  const knock = knockAtParent({
    ...options,
    linked(next) {
      letGo();
      link = next;
      if (!next.direct) door = options.openDoor();
    },
    heard(message) {
      if (message.t === 'session') {
        signals.sessionEnded.forget();
        signals.sessionStarted.dispatch({
          token: message.token,
          agents: Array.from({ length: message.agents }, () => ({})),
        });
      } else if (message.t === 'ended') {
        signals.sessionStarted.forget();
        signals.sessionEnded.dispatch({ reason: message.reason });
      } else record(message);
    },
  });
  return {
    stop() {
      knock.stop();
      letGo();
    },
  };
}
