import type { Stoppable } from '../../browser/listen.js';
import { stopAll } from '../../browser/stopAll.js';
import { patchMethod } from './patchMethod.js';

type Page = Window & typeof globalThis;

/**
 * Tells of each node that the page copies, with its copy: a copy of what is masked says as much as the original.
 * `copied` must not throw.
 *
 * The patches: `Node.prototype.cloneNode` and `Document.prototype.importNode`.
 */
export function watchClones(page: Page, copied: (source: Node, copy: Node) => void): Stoppable {
  const tell = (source: unknown, copy: unknown): unknown => {
    if (isNode(source) && isNode(copy)) copied(source, copy);
    return copy;
  };
  return stopAll([
    patchMethod(page.Node.prototype, 'cloneNode', (self, _args, below) => tell(self, below())),
    patchMethod(page.Document.prototype, 'importNode', (_self, [source], below) => tell(source, below())),
  ]);
}

/** Also one of another window. */
function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'nodeType' in value;
}
