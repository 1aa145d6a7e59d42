import signals from 'signals';
import { guardCallback } from '../guard/guardCallback.js';
import type { Log } from '../guard/log.js';

/** The public face of a signal: it can be listened to, not dispatched. */
export interface Signal<Args extends unknown[]> {
  /** Adds a callback. If the event has already happened, it is called at once with the last arguments. */
  add(callback: (...args: Args) => void): void;
  /** Like `add`, for one call. */
  addOnce(callback: (...args: Args) => void): void;
  /** Takes a callback away; one that was never added is ignored. */
  remove(callback: (...args: Args) => void): void;
}

export interface SignalSource<Args extends unknown[]> {
  signal: Signal<Args>;
  dispatch(...args: Args): void;
  /** The event counts as not having happened: later callbacks wait for the next one. */
  forget(): void;
}

/**
 * A deferred signal on the `signals` library. Invariants: a callback that throws is logged and stops
 * neither the others nor the caller; adding one twice is adding it once; callbacks are called in the
 * order in which they were added.
 */
export function createSignal<Args extends unknown[]>(name: string, log: Log): SignalSource<Args> {
  const base = new signals.Signal();
  base.memorize = true;
  const bound = new Map<unknown, (...args: Args) => void>();

  const subscribe = (callback: (...args: Args) => void, once: boolean) => {
    if (typeof callback !== 'function') {
      log.warn(`${name}: a callback must be a function`, typeof callback);
      return;
    }
    if (bound.has(callback)) return;
    const guarded = guardCallback(callback, log, `${name}: a callback of the page threw`, 'warn');
    const listener = (...args: Args) => {
      if (once) release(callback);
      guarded(...args);
    };
    bound.set(callback, listener);
    base.add(listener);
  };
  const release = (callback: unknown) => {
    const listener = bound.get(callback);
    if (!listener) return;
    bound.delete(callback);
    base.remove(listener);
  };

  return {
    signal: {
      add: callback => subscribe(callback, false),
      addOnce: callback => subscribe(callback, true),
      remove: release,
    },
    dispatch: (...args) => base.dispatch(...args),
    forget: () => base.forget(),
  };
}
