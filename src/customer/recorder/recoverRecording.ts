import type { Stoppable } from '../../browser/listen.js';
import { guardCallback } from '../../guard/guardCallback.js';
import type { Log } from '../../guard/log.js';

export interface RecoveryOptions {
  window: Pick<Window, 'setTimeout' | 'clearTimeout'>;
  /** Begins a new full snapshot. It may throw, or fail later. */
  begin(): void;
  /** The page cannot be recorded. */
  giveUp(): void;
  log: Log;
}

export interface Recovery extends Stoppable {
  /**
   * The pass, such that it never throws. After a failure it tells nothing until there is a new snapshot.
   * @param clear forgets all that was noted and not told
   */
  guardPass(pass: () => void, clear: () => void): () => void;
  /** Begins a snapshot, and another one if that fails. */
  takeSnapshot(): void;
  /** The snapshot that was begun has failed. */
  snapshotFailed(error: unknown): void;
  /** It was emitted: agents have the page as it is. */
  snapshotTaken(): void;
}

/** Between a pass that fails and the next snapshot, ms; doubled each time that a pass fails again soon. */
const RENEW_AFTER_MS = 3000;
const RENEW_AFTER_AT_MOST_MS = 60_000;
const TRY_AGAIN_AFTER_MS = 1000;
const TRIES = 3;

/**
 * Keeps a recording right when something in it breaks. Invariants: what a broken pass has left half done is never
 * added to; a new snapshot is asked for at most every few seconds; a page that cannot be written down is given up after
 * a few tries, and not shown as nothing for ever.
 */
export function recoverRecording(options: RecoveryOptions): Recovery {
  const { window, log } = options;
  let isBroken = false;
  let wait = 0;
  let failedAt = 0;
  let failures = 0;
  let isSaid = false;
  let timer: number | undefined;

  const later = (delay: number) => {
    window.clearTimeout(timer);
    timer = window.setTimeout(takeSnapshot, delay);
  };
  const passFailed = (error: unknown) => {
    isBroken = true;
    if (isSaid) log.debug('passFailed', error);
    else log.error('passFailed', error);
    isSaid = true;
    const now = Date.now();
    const isAgain = now - failedAt < 2 * RENEW_AFTER_AT_MOST_MS;
    // The first time at once: what is rare should not be seen.
    const delay = isAgain ? Math.min(2 * wait || RENEW_AFTER_MS, RENEW_AFTER_AT_MOST_MS) : 0;
    wait = delay;
    failedAt = now;
    later(delay);
  };
  const snapshotFailed = (error: unknown) => {
    isBroken = true;
    failures += 1;
    if (failures < TRIES) {
      log.debug('snapshotFailed', error);
      return later(TRY_AGAIN_AFTER_MS * failures);
    }
    log.error('snapshotFailed', error);
    options.giveUp();
  };
  const takeSnapshot = () => {
    window.clearTimeout(timer);
    try {
      options.begin();
    } catch (error) {
      snapshotFailed(error);
    }
  };

  return {
    guardPass: (pass, clear) => () => {
      try {
        if (!isBroken) return pass();
      } catch (error) {
        passFailed(error);
      }
      guardCallback(clear, log, 'notesNotCleared')();
    },
    takeSnapshot,
    snapshotFailed,
    snapshotTaken() {
      isBroken = false;
      failures = 0;
    },
    stop: () => window.clearTimeout(timer),
  };
}
