import { guardCallback } from '../../guard/guardCallback.js';
import type { Log } from '../../guard/log.js';

/** What nobody sees, and so nobody has to be told of. */
const UNSEEN = 'datalist, input[type="hidden" i], head *';

export interface MaskedAnnouncer {
  found(element: Element): void;
  stop(): void;
}

/**
 * Tells of each masked element once: the topmost of what is masked together, and each field. Not at once: the page
 * that listens may change itself, and must not do so while it is being read.
 */
export function announceMasked(
  tell: (element: Element) => void,
  /** Those that were told; another set begins anew. */
  told: () => WeakSet<Element>,
  log: Log,
): MaskedAnnouncer {
  const say = guardCallback(
    (element: Element) => {
      if (!element.matches(UNSEEN)) tell(element);
    },
    log,
    'maskedNotTold',
  );
  let waiting: Element[] = [];
  const flush = () => {
    const elements = waiting;
    waiting = [];
    for (const element of elements) say(element);
  };
  return {
    found(element) {
      const known = told();
      if (known.has(element)) return;
      known.add(element);
      if (waiting.length === 0) queueMicrotask(flush);
      waiting.push(element);
    },
    stop() {
      waiting = [];
    },
  };
}
