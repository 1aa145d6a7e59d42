import { documentOf } from './keepScopes.js';
import type { NodeBook } from './nodeBook.js';

/**
 * Finds nodes by their numbers. Rarely asked, so the page is searched instead of keeping a list that would have to be
 * right at all times and keep nodes alive; what was found is tried first the next time.
 */
export function findRecorded(
  top: Document,
  book: NodeBook,
  shadowOf: (element: Element) => ShadowRoot | null,
): (id: number) => Node | null {
  const found = new Map<number, WeakRef<Node>>();
  const search = (id: number): Node | null => {
    const left: Node[] = [top];
    for (let at = left.pop(); at; at = left.pop()) {
      if (book.idOf(at) === id) return at;
      for (let child = at.lastChild; child; child = child.previousSibling) left.push(child);
      if (at.nodeType !== 1) continue;
      const inside = [
        shadowOf(at as Element),
        (at as Element).localName === 'iframe' ? documentOf(at as HTMLIFrameElement) : null,
      ];
      for (const root of inside) if (root) left.push(root);
    }
    return null;
  };
  return id => {
    const last = found.get(id)?.deref();
    if (last?.isConnected && book.idOf(last) === id) return last;
    found.delete(id);
    const node = id > 0 ? search(id) : null;
    if (!node) return null;
    // Agents point at a few places at a time.
    if (found.size > 100) found.clear();
    found.set(id, new WeakRef(node));
    return node;
  };
}
