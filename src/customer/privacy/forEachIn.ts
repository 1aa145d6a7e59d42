const ELEMENTS = 1;

/** Calls `visit` for an element and each one in it. A walker, as members of elements may be hidden by fields of their names. */
export function forEachIn(top: Element, visit: (element: Element) => void): void {
  visit(top);
  if (!top.firstElementChild) return;
  const walker = top.ownerDocument.createTreeWalker(top, ELEMENTS);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) visit(node as Element);
}
