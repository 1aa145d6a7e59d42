import signals from 'signals';
import { guardCallback } from '../guard/guardCallback.js';
import type { Log } from '../guard/log.js';

/** The public face of a signal: it can be listened to, not dispatched. */
export interface Signal<Args extends unknown[]> {
  /**
   * Adds a callback. If the event has already happened, it is called at once with the last arguments.
   * What it returns is ignored; a promise that rejects is a warning in the console, as an exception is.
   */
  add(callback: (...args: Args) => void): void;
  /** Like `add`, for one call. */
  addOnce(callback: (...args: Args) => void): void;
  /** Takes a callback away; one that was never added is ignored. */
  remove(callback: (...args: Args) => void): void;
}

export interface SignalSource<Args extends unknown[]> {
  signal: Signal<Args>;
  dispatch(...args: Args): void;
  /** Later callbacks are called with these arguments; those that are there are not called. */
  remember(...args: Args): void;
  /** The event counts as not having happened: later callbacks wait for the next one. */
  forget(): void;
  /** Is there anybody to hear it? */
  isHeard(): boolean;
}

/**
 * A deferred signal on the `signals` library. Invariants: a callback that throws, or whose promise rejects,
 * is logged and stops neither the others nor the caller; adding one twice is adding it once; callbacks are
 * called in the order in which they were added, and hear events in the order in which they happened, also
 * when one happens while another is told; no callback is called at once from within itself.
 */
export function createSignal<Args extends unknown[]>(name: string, log: Log): SignalSource<Args> {
  const base = new signals.Signal();
  const bound = new Map<unknown, (...args: Args) => void>();
  const calling = new Set<unknown>();
  const waiting: Args[] = [];
  let last: Args | null = null;

  const subscribe = (callback: (...args: Args) => void, once: boolean) => {
    if (typeof callback !== 'function') {
      log.warn(`${name}: a callback must be a function`, typeof callback);
      return;
    }
    if (bound.has(callback)) return;
    const guarded = guardCallback(callback, log, `${name}: a callback of the page threw`, 'warn');
    const listener = (...args: Args) => {
      if (once) release(callback);
      calling.add(callback);
      const returned: unknown = guarded(...args);
      calling.delete(callback);
      if (returned instanceof Promise)
        returned.catch(error => log.warn(`${name}: a callback of the page rejected`, error));
    };
    bound.set(callback, listener);
    base.add(listener);
    if (last && !calling.has(callback)) listener(...last);
  };
  const release = (callback: unknown) => {
    const listener = bound.get(callback);
    if (!listener) return;
    bound.delete(callback);
    base.remove(listener);
  };

  return {
    signal: Object.freeze({
      add: (callback: (...args: Args) => void) => subscribe(callback, false),
      addOnce: (callback: (...args: Args) => void) => subscribe(callback, true),
      remove: release,
    }),
    dispatch(...args) {
      waiting.push(args);
      if (waiting.length > 1) return;
      for (const next of waiting) {
        last = next;
        base.dispatch(...next);
      }
      waiting.length = 0;
    },
    remember(...args) {
      last = args;
    },
    forget() {
      last = null;
    },
    isHeard: () => bound.size > 0,
  };
}
