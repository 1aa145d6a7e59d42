/**
 * The order in which nodes must be placed so that what each of them is placed into, and before, is in its place
 * already: from the outside in, and among siblings from the last to the first. Linear in the number of nodes.
 * @param containerOf the node's parent, past shadow roots
 * @param nextOf the next sibling that agents have, or will
 */
export function orderPlaced(
  placed: ReadonlySet<Node>,
  containerOf: (node: Node) => Node | null,
  nextOf: (node: Node) => Node | null,
  previousOf: (node: Node) => Node | null,
): Node[] {
  const depths = new Map<Node, number>();
  const depthOf = (node: Node): number => {
    const way: Node[] = [];
    let at: Node | null = node;
    while (at && !depths.has(at)) {
      way.push(at);
      at = containerOf(at);
    }
    let depth = at ? (depths.get(at) ?? 0) : 0;
    for (const each of way.reverse()) {
      depth += 1;
      depths.set(each, depth);
    }
    return depths.get(node) ?? 0;
  };

  const ordered: { node: Node; depth: number }[] = [];
  const done = new Set<Node>();
  for (const node of placed) {
    if (done.has(node)) continue;
    let at: Node | null = node;
    for (let next = nextOf(at); next && placed.has(next) && !done.has(next); next = nextOf(at)) at = next;
    const depth = depthOf(node);
    while (at && placed.has(at) && !done.has(at)) {
      done.add(at);
      ordered.push({ node: at, depth });
      at = previousOf(at);
    }
  }
  // The sort is stable: siblings stay in the order found.
  return ordered.sort((a, b) => a.depth - b.depth).map(({ node }) => node);
}
