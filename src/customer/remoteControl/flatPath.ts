import { readNode } from '../../browser/readNode.js';

/** The element around a node as it is displayed, in the same document: its slot, its parent, its host. */
export function findFlatParent(node: Node): Element | null {
  const slot = (node as Node & Partial<Slottable>).assignedSlot;
  // Not a field of a form that is named so.
  const around = slot?.localName === 'slot' ? slot : readNode.parent(node);
  if (around?.nodeType === 1) return around as Element;
  return around?.nodeType === 11 && 'host' in around ? (around as ShadowRoot).host : null;
}

/** An element and all that are around it in its document, the innermost first. */
export function flatPath(element: Element | null): Element[] {
  const path: Element[] = [];
  for (let at = element; at; at = findFlatParent(at)) path.push(at);
  return path;
}
