/** What the agent's copy has of this page: which nodes, under which numbers, below which. */
export interface NodeBook {
  /** The number of a node; -1 when the agent has none of it. */
  idOf(node: Node): number;
  nodeOf(id: number): Node | null;
  /** The number of the node that the agent has it in: a shadow root counts as its host. -1 at the top. */
  parentOf(node: Node): number;
  /** Is it in the shadow root of the element that `parentOf` names? */
  inShadow(node: Node): boolean;
  /** Notes that the agent has the node, below `parent`; gives its number, a new one if it had none. */
  enter(node: Node, parent: number, inShadow: boolean): number;
  /**
   * Does the agent still have it? Not if something around it was forgotten: what leaves a tree that is out of the
   * page already goes unnoticed, and is not forgotten with it.
   */
  holds(node: Node): boolean;
  /** The agent has it no more. */
  forget(node: Node): void;
  /** The highest number given so far. */
  newest(): number;
  clear(): void;
}

interface Entry {
  id: number;
  parent: number;
  inShadow: boolean;
}

export function createNodeBook(): NodeBook {
  let entries = new WeakMap<Node, Entry>();
  const nodes = new Map<number, Node>();
  let last = 0;
  return {
    idOf: node => entries.get(node)?.id ?? -1,
    nodeOf: id => nodes.get(id) ?? null,
    parentOf: node => entries.get(node)?.parent ?? -1,
    inShadow: node => entries.get(node)?.inShadow ?? false,
    enter(node, parent, inShadow) {
      const known = entries.get(node);
      if (known) {
        known.parent = parent;
        known.inShadow = inShadow;
        return known.id;
      }
      last += 1;
      entries.set(node, { id: last, parent, inShadow });
      nodes.set(last, node);
      return last;
    },
    holds(node) {
      let at = entries.get(node);
      while (at && at.parent > 0) {
        const parent = nodes.get(at.parent);
        at = parent && entries.get(parent);
      }
      return at !== undefined;
    },
    forget(node) {
      const known = entries.get(node);
      if (!known) return;
      entries.delete(node);
      nodes.delete(known.id);
    },
    newest: () => last,
    clear() {
      entries = new WeakMap();
      nodes.clear();
    },
  };
}
