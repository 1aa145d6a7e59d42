import type { Root } from './watchRoots.js';

/** The children of hosts whose slots may have changed: they have another place, though nothing happened to them. */
export function* findSlotted(
  roots: readonly Root[],
  attributes: Iterable<Element>,
  added: readonly Node[],
  removed: readonly Node[],
): Iterable<Node> {
  const shadows = roots.filter((root): root is ShadowRoot => 'host' in root);
  if (shadows.length === 0) return;
  const hasSlot = (node: Node) =>
    (node as Partial<Element>).localName === 'slot' ||
    (node.nodeType === 1 && (node as Element).querySelector('slot') !== null);
  const touched = new Set<Node>();
  for (const element of attributes) if (element.localName === 'slot') touched.add(element.getRootNode());
  for (const node of added) {
    const root = node.getRootNode();
    if (root.nodeType === 11 && hasSlot(node)) touched.add(root);
  }
  // What was taken out does not say from where.
  const anywhere = removed.some(hasSlot);
  for (const root of shadows) {
    if (anywhere || touched.has(root)) yield* Array.from(root.host.childNodes);
  }
}
