/** What agents have a node in: a shadow root counts as its host. */
export function containerOf(node: Node): Node | null {
  const { parentNode } = node;
  return isShadowRoot(parentNode) ? parentNode.host : parentNode;
}

export const isShadowRoot = (node: Node | null): node is ShadowRoot =>
  node?.nodeType === 11 && 'host' in node;

export function isWithin(node: Node, elements: ReadonlySet<Node>): boolean {
  let at: Node | null = node;
  while (at && !elements.has(at)) at = containerOf(at);
  return at !== null;
}
