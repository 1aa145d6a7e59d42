import type { Stoppable } from '../../browser/listen.js';
import type { Log } from '../../guard/log.js';
import type { Signals } from '../session/createSignals.js';
import { knockAtParent, type ParentLink } from './knockAtParent.js';
import type { MessageToFrame } from './messageToFrame.js';
import type { FrameRecorder } from './recordFrame.js';

export interface ParentOptions {
  window: Window & typeof globalThis;
  allowedOrigins(): readonly string[];
  signals: Pick<Signals, 'sessionStarted' | 'sessionEnded' | 'maskedElement'>;
  /** Fetches what records this frame, and lets the frames in it in. */
  load(send: (message: unknown) => void): Promise<FrameRecorder>;
  log: Log;
}

/**
 * Does in a framed page what its parent asks: tells of sessions, and records. A page that the parent reads by
 * itself records nothing, and its frames are the parent's. Invariant: a new link to the parent begins from nothing.
 */
export function answerParent(options: ParentOptions): Stoppable {
  const { signals, log } = options;
  let link: ParentLink | null = null;
  let recorder: Promise<FrameRecorder> | null = null;
  /** The number of the session that the page was told of. A new channel tells of the same one again. */
  let token: string | null = null;

  const letGo = () => {
    recorder?.then(({ stop }) => stop()).catch(error => log.debug('frameNotLoaded', error));
    recorder = null;
  };
  const passOn = (message: MessageToFrame) => {
    if (!link || link.direct) return;
    recorder ??= options.load(link.send);
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
    },
    heard(message) {
      if (message.t === 'session') {
        passOn(message);
        if (token === message.token) return;
        token = message.token;
        signals.sessionEnded.forget();
        signals.sessionStarted.dispatch({
          token,
          agents: Array.from({ length: message.agents }, () => ({})),
        });
      } else if (message.t === 'ended') {
        if (token === null) return;
        token = null;
        signals.sessionStarted.forget();
        signals.maskedElement.forget();
        signals.sessionEnded.dispatch({ reason: message.reason });
      } else passOn(message);
    },
  });
  return {
    stop() {
      knock.stop();
      letGo();
    },
  };
}
