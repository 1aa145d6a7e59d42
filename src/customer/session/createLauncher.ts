import type { Stoppable } from '../../browser/listen.js';
import { stopAll } from '../../browser/stopAll.js';
import type { Log } from '../../guard/log.js';
import type { ReferenceKeeper } from '../continuity/keepReference.js';
import type { Signals } from './createSignals.js';
import type { SessionModule, SessionRuntime } from './sessionHost.js';

export interface LauncherOptions {
  signals: Signals;
  log: Log;
  references: ReferenceKeeper;
  /** Fetches the part of the SDK that only a session needs, and sets it up. */
  loadSession(): Promise<{
    module: SessionModule;
    run(module: SessionModule, initialized: boolean): SessionRuntime;
  }>;
  isSupported(): boolean;
  /** Tells the customer, without the interface that could not be loaded, that the server is out of reach. */
  tellUnreachable(): void;
  /** How long to try to load for a session that the customer starts, and for one that goes on, in milliseconds. */
  patience: { start: number; resume: number };
}

export interface Launcher extends Stoppable {
  start(): void;
  exit(): void;
}

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 5000;

/**
 * Decides when a page pays for co-browse: when its customer starts a session, or is in one already.
 * Invariant: at most one load at a time, at most one runtime; a wish that comes during the load waits for it.
 */
export function createLauncher(options: LauncherOptions): Launcher {
  const { signals, log, references } = options;
  let runtime: SessionRuntime | null = null;
  let loading: Promise<SessionRuntime | null> | null = null;
  let wish: 'start' | 'restore' | 'none' = 'none';
  let initialized = false;
  let stopped = false;
  let wake: (() => void) | undefined;

  const pause = (milliseconds: number) =>
    new Promise<void>(resolve => {
      const timer = setTimeout(resolve, milliseconds);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const load = async (patience: number): Promise<SessionRuntime | null> => {
    const deadline = Date.now() + patience;
    for (
      let wait = FIRST_RETRY_MS;
      !stopped && wish !== 'none';
      wait = Math.min(wait * 2, LONGEST_RETRY_MS)
    ) {
      try {
        const { module, run } = await within(options.loadSession(), deadline - Date.now());
        if (stopped) return null;
        runtime ??= run(module, initialized);
        return runtime;
      } catch (error) {
        log.debug('loadFailed', error);
        if (Date.now() + wait >= deadline) return null;
        await pause(wait);
      }
    }
    return null;
  };

  const want = async (next: 'start' | 'restore', patience: number): Promise<void> => {
    wish = next;
    if (!runtime) {
      loading ??= load(patience).finally(() => {
        loading = null;
      });
      await loading;
    }
    if (stopped || wish !== next) return;
    wish = 'none';
    if (!runtime) unreachable();
    else if (next === 'start') runtime.start();
    else runtime.restore();
  };

  const unreachable = () => {
    references.clear();
    initializeWithout();
    signals.sessionEnded.dispatch({ reason: 'serverUnavailable' });
    options.tellUnreachable();
  };

  const initializeWithout = () => {
    if (initialized) return;
    initialized = true;
    signals.initialized.dispatch(null);
  };

  const begin = (next: 'start' | 'restore', patience: number) =>
    void want(next, patience).catch(error => log.error('launchFailed', error));

  const otherTab = references.watch(() => {
    if (options.isSupported()) begin('restore', options.patience.resume);
  });

  if (options.isSupported() && references.read()) begin('restore', options.patience.resume);
  else initializeWithout();

  return {
    start() {
      if (wish === 'start') return;
      signals.sessionEnded.forget();
      begin('start', options.patience.start);
    },
    exit() {
      if (runtime) runtime.exit();
      else if (wish !== 'none') {
        wish = 'none';
        wake?.();
        references.clear();
        initializeWithout();
        signals.sessionEnded.dispatch({ reason: 'self' });
      }
    },
    stop() {
      stopped = true;
      wake?.();
      stopAll([otherTab, ...(runtime ? [runtime] : [])]).stop();
    },
  };
}

function within<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('timed out')), Math.max(0, milliseconds));
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
