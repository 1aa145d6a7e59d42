/** Siblings that are placed together: from the first to the last, with nothing between them that agents have already. */
export interface Run {
  container: Node;
  nodes: Node[];
}

/**
 * Puts nodes that are to be placed together by where they stand, in an order in which what they are placed into is
 * in its place already: from the outside in. Linear in the number of nodes.
 * @param places gives the next one, or the one before, that agents have, or will
 * @param containerOf the node around another, past shadow roots
 */
export function findRuns(
  placed: ReadonlySet<Node>,
  places: { nextOf(node: Node): Node | null; previousOf(node: Node): Node | null },
  containerOf: (node: Node) => Node | null,
): Run[] {
  const { nextOf, previousOf } = places;
  const done = new Set<Node>();
  const runs: Run[] = [];
  for (const node of placed) {
    if (done.has(node)) continue;
    const { parentNode } = node;
    if (!parentNode) continue;
    let first = node;
    for (let before = previousOf(first); before && placed.has(before); before = previousOf(first))
      first = before;
    const nodes: Node[] = [];
    for (let at: Node | null = first; at && placed.has(at); at = nextOf(at)) {
      done.add(at);
      nodes.push(at);
    }
    runs.push({ container: parentNode, nodes });
  }
  if (runs.length < 2) return runs;
  const depthOf = measureDepths(containerOf);
  const depths = new Map(runs.map(run => [run, depthOf(run.container)]));
  return runs.sort((a, b) => (depths.get(a) ?? 0) - (depths.get(b) ?? 0));
}

/** How deep nodes stand. Asked of many nodes, each way up is gone once. */
function measureDepths(containerOf: (node: Node) => Node | null): (node: Node) => number {
  const depths = new Map<Node, number>();
  return node => {
    const way: Node[] = [];
    let at: Node | null = node;
    let depth: number | undefined;
    while (at) {
      depth = depths.get(at);
      if (depth !== undefined) break;
      way.push(at);
      at = containerOf(at);
    }
    let deep = depth ?? 0;
    for (const each of way.reverse()) {
      deep += 1;
      depths.set(each, deep);
    }
    return deep;
  };
}
