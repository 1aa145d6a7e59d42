import type { NodeBook } from './nodeBook.js';

/** Agents have nothing any more of a node and all that is in it, shadow roots and frames included. */
export function forgetTree(
  node: Node,
  book: NodeBook,
  shadowOf: (element: Element) => ShadowRoot | null,
): void {
  const left: Node[] = [node];
  for (let at = left.pop(); at; at = left.pop()) {
    book.forget(at);
    for (let child = at.lastChild; child; child = child.previousSibling) left.push(child);
    if (at.nodeType !== 1) continue;
    const shadow = shadowOf(at as Element);
    if (shadow) left.push(shadow);
  }
}
