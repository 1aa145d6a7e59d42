/** The element around a node as it is displayed, in the same document: its slot, its parent, its host. */
export function findFlatParent(node: Node): Element | null {
  const around = (node as Node & Partial<Slottable>).assignedSlot ?? node.parentNode;
  if (!around) return null;
  if (around.nodeType === 1) return around as Element;
  return 'host' in around ? (around as ShadowRoot).host : null;
}

/** An element and all that are around it in its document, the innermost first. */
export function flatPath(element: Element | null): Element[] {
  const path: Element[] = [];
  for (let at = element; at; at = findFlatParent(at)) path.push(at);
  return path;
}
