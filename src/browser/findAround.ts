import { readNode } from './readNode.js';

/** The element around a node: past shadow roots, and out of frames of the same origin. `null`: it stands in none. */
export function findAround(node: Node): Element | null {
  const around = readNode.parent(node) ?? node;
  if (around.nodeType === 11) return (around as Partial<ShadowRoot>).host ?? null;
  if (around.nodeType === 9) return (around as Document).defaultView?.frameElement ?? null;
  return around === node ? null : (around as Element);
}
