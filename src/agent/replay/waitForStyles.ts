import { listen, type Stoppable } from '../../browser/listen.js';
import type { Timers } from '../connection/timers.js';

/** Longest time that a page waits for its style sheets before it is shown, ms. */
const LONGEST_MS = 400;

/** Calls `done` once, later, when all linked style sheets are here, or have taken too long. */
export function waitForStyles(document: Document, timers: Timers, done: () => void): Stoppable {
  const missing = new Set<Element>();
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel~="stylesheet"][href]'))
    if (!link.sheet && !link.disabled) missing.add(link);
  const settled = (event: Event) => {
    if (event.target instanceof Object && missing.delete(event.target as Element) && missing.size === 0)
      finish();
  };
  const listeners = [
    listen(document, 'load', settled, { capture: true }),
    listen(document, 'error', settled, { capture: true }),
  ];
  const timer = timers.set(() => finish(), missing.size === 0 ? 0 : LONGEST_MS);
  const stop = () => {
    for (const listener of listeners) listener.stop();
    timers.clear(timer);
  };
  const finish = () => {
    stop();
    done();
  };
  return { stop };
}
