import { readNode } from '../../browser/readNode.js';

/** What agents have a node in: a shadow root counts as its host. */
export function containerOf(node: Node): Node | null {
  const parent = readNode.parent(node);
  return isShadowRoot(parent) ? parent.host : parent;
}

export const isShadowRoot = (node: Node | null): node is ShadowRoot =>
  node?.nodeType === 11 && 'host' in node;

export function isWithin(node: Node, elements: ReadonlySet<Node>): boolean {
  let at: Node | null = node;
  while (at && !elements.has(at)) at = containerOf(at);
  return at !== null;
}
