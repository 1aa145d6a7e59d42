import type { Stoppable } from '../../browser/listen.js';
import { guardCallback } from '../../guard/guardCallback.js';
import type { Log } from '../../guard/log.js';
import { callAdapter } from './callAdapter.js';
import type { PrimaryMedia } from './primaryMedia.js';

/** Holds back what must not happen before the medium is ready. */
export interface MediaGate extends Stoppable {
  /** Calls back, in order, when the medium is ready: at once if it is, or if there is none. Not after `stop`. */
  whenReady(then: () => void): void;
  /** Calls back, each time, when the customer's conversation with the agent is over. To be called once. */
  whenEnded(then: () => void): void;
}

const INITIALIZED_WITHIN_MS = 10_000;

/**
 * Lets the site's medium initialise, on each page load (8.1.3, "External Media Adapter API"). A medium that fails, or
 * takes too long, holds nobody up: it counts as ready, with a warning.
 */
export function openMedia(adapter: PrimaryMedia | undefined, log: Log): MediaGate {
  let ready = !adapter;
  let stopped = false;
  const waiting: (() => void)[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const open = () => {
    if (ready || stopped) return;
    ready = true;
    clearTimeout(timer);
    for (const call of waiting) guardCallback(call, log, 'mediaReadyFailed')();
  };

  if (adapter) {
    const answer = callAdapter(adapter, 'initializeAsync', () => open(), log);
    if (answer.is === 'promised') void answer.answer.then(open);
    else if (answer.is !== 'given') open();
    if (!ready) {
      timer = setTimeout(() => {
        log.warn('primaryMedia.initializeAsync did not call done() within 10 s');
        open();
      }, INITIALIZED_WITHIN_MS);
    }
  }

  const whenReady = (then: () => void) => {
    if (stopped) return;
    if (ready) then();
    else waiting.push(then);
  };

  return {
    whenReady,
    whenEnded(then) {
      if (!adapter) return;
      const hear = guardCallback(() => !stopped && then(), log, 'mediaEndedFailed');
      whenReady(() => callAdapter(adapter, 'onAgentDisconnected', () => void hear(), log));
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
