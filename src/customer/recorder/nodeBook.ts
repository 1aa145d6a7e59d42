/** What agents have of a node. */
export interface BookEntry {
  readonly id: number;
  /** What they have it in: a shadow root counts as its host. */
  parent: BookEntry | null;
  isGone: boolean;
}

/** What the agent's copy has of this page: which nodes, under which numbers, below which. Keeps no node alive. */
export interface NodeBook {
  /** The number of a node; -1 when the agent never had it, or has no more of it or of something around it. */
  idOf(node: Node): number;
  entryOf(node: Node): BookEntry | null;
  /** Notes that the agent has the node, below `parent`; gives it a number if it has none. */
  enter(node: Node, parent: BookEntry | null): BookEntry;
  /** The agent has it no more, nor anything in it. */
  forget(node: Node): void;
  /** The highest number given so far. */
  newest(): number;
  clear(): void;
}

export function createNodeBook(): NodeBook {
  let entries = new WeakMap<Node, BookEntry>();
  let last = 0;
  const find = (node: Node): BookEntry | null => {
    const entry = entries.get(node) ?? null;
    // What was in a tree that is gone is not forgotten one by one.
    for (let at = entry; at; at = at.parent) if (at.isGone) return null;
    return entry;
  };
  return {
    idOf: node => find(node)?.id ?? -1,
    entryOf: find,
    enter(node, parent) {
      const known = find(node);
      if (known) {
        known.parent = parent;
        return known;
      }
      last += 1;
      const entry = { id: last, parent, isGone: false };
      entries.set(node, entry);
      return entry;
    },
    forget(node) {
      const known = entries.get(node);
      if (!known) return;
      known.isGone = true;
      entries.delete(node);
    },
    newest: () => last,
    clear() {
      entries = new WeakMap();
    },
  };
}
