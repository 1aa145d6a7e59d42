/** What agents have of a node. */
export interface BookEntry {
  readonly id: number;
  /** What they have it in: a shadow root counts as its host. */
  parent: BookEntry | null;
  isGone: boolean;
}

/** What the agent's copy has of this page: which nodes, under which numbers, below which. Keeps no node alive. */
export interface NodeBook {
  /** The number of a node; -1 when the agent never had it, or has it no more. Nodes below what is gone keep theirs. */
  idOf(node: Node): number;
  entryOf(node: Node): BookEntry | null;
  /** Notes that the agent has the node, below `parent`; gives it a number if it has none. */
  enter(node: Node, parent: BookEntry | null): BookEntry;
  /** Does the agent still have it? Not if something around it was forgotten. */
  holds(node: Node): boolean;
  /** The agent has it no more, nor anything in it. */
  forget(node: Node): void;
  /** The highest number given so far. */
  newest(): number;
  clear(): void;
}

export function createNodeBook(): NodeBook {
  let entries = new WeakMap<Node, BookEntry>();
  let last = 0;
  return {
    idOf: node => entries.get(node)?.id ?? -1,
    entryOf: node => entries.get(node) ?? null,
    enter(node, parent) {
      const known = entries.get(node);
      if (known) {
        known.parent = parent;
        return known;
      }
      last += 1;
      const entry = { id: last, parent, isGone: false };
      entries.set(node, entry);
      return entry;
    },
    holds(node) {
      const entry = entries.get(node);
      if (!entry) return false;
      for (let at: BookEntry | null = entry; at; at = at.parent) if (at.isGone) return false;
      return true;
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
