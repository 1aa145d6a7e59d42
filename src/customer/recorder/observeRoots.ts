import type { Stoppable } from '../../browser/listen.js';

export interface ObservedRoots extends Stoppable {
  /** Begins to tell of mutations in a document or a shadow root, for as long as it lives; also while it is in no page. */
  add(root: Node): void;
  /** What has happened and was not told yet. */
  takeRecords(): MutationRecord[];
}

const WHAT = { childList: true, subtree: true, attributes: true, characterData: true };

/**
 * Observes mutations of many roots, and tells of them in the order in which they have happened, also between roots and
 * documents: what was taken out of a mask must be known before it is put elsewhere. Invariant: it keeps no root alive.
 */
export function observeRoots(
  { MutationObserver }: Pick<typeof globalThis, 'MutationObserver'>,
  mutated: (records: MutationRecord[]) => void,
): ObservedRoots {
  const observer = new MutationObserver(mutated);
  return {
    add: root => observer.observe(root, WHAT),
    takeRecords: () => observer.takeRecords(),
    stop: () => observer.disconnect(),
  };
}
