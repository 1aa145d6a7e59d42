import type { Stoppable } from '../../browser/listen.js';
import { PAGE_PATCHES } from '../../browser/pagePatches.js';
import { patchPage } from '../../browser/patchPage.js';

type Page = Window & typeof globalThis;

/**
 * Tells of each node that the page copies, with its copy, and of each text that it cuts in two: a copy of what is masked says
 * as much as the original.
 * `copied` must not throw.
 */
export function watchClones(page: Page, copied: (source: Node, copy: Node) => void): Stoppable {
  const tell = (source: unknown, copy: unknown): unknown => {
    if (isNode(source) && isNode(copy)) copied(source, copy);
    return copy;
  };
  return patchPage(
    page,
    PAGE_PATCHES.clones,
    member => (self, args, below) => tell(member === 'call Document.importNode' ? args[0] : self, below()),
  );
}

/** Also one of another window. */
function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'nodeType' in value;
}
