/** What agents have of a node. */
export interface BookEntry {
  readonly id: number;
  /** What they have it in: a shadow root counts as its host. */
  parent: BookEntry | null;
  /** How many trees were forgotten when it was last known that nothing around it is gone; -1: it is gone itself. */
  seen: number;
}

/** What the agent's copy has of this page: which nodes, under which numbers, below which. Keeps no node alive. */
export interface NodeBook {
  /** The number of a node; -1 when the agent never had it, or has no more of it or of something around it. */
  idOf(node: Node): number;
  entryOf(node: Node): BookEntry | null;
  /** Notes that the agent has the node, below `parent`; gives it a number if it has none. */
  enter(node: Node, parent: BookEntry | null): BookEntry;
  /** The same for a node of which the agent is known to have nothing. */
  add(node: Node, parent: BookEntry | null): BookEntry;
  /** The agent has it no more, nor anything in it. */
  forget(node: Node): void;
  /** The highest number given so far. */
  newest(): number;
  clear(): void;
}

export function createNodeBook(): NodeBook {
  let entries = new WeakMap<Node, BookEntry>();
  let last = 0;
  let forgotten = 0;
  /** What was in a tree that is gone is not forgotten one by one; each way up is gone once until the next tree goes. */
  const isThere = (entry: BookEntry): boolean => {
    let at: BookEntry | null = entry;
    for (; at && at.seen !== forgotten; at = at.parent) if (at.seen < 0) return false;
    for (let each: BookEntry | null = entry; each && each !== at; each = each.parent) each.seen = forgotten;
    return true;
  };
  const find = (node: Node): BookEntry | null => {
    const entry = entries.get(node);
    return entry && isThere(entry) ? entry : null;
  };
  const add = (node: Node, parent: BookEntry | null): BookEntry => {
    last += 1;
    const entry = { id: last, parent, seen: parent?.seen ?? forgotten };
    entries.set(node, entry);
    return entry;
  };
  return {
    idOf: node => find(node)?.id ?? -1,
    entryOf: find,
    enter(node, parent) {
      const known = find(node);
      if (!known) return add(node, parent);
      known.parent = parent;
      return known;
    },
    add,
    forget(node) {
      const known = entries.get(node);
      if (!known || known.seen < 0) return;
      // Where many go, taking them out of the book would take longer than all else.
      known.seen = -1;
      // Nothing is in a text.
      if (node.nodeType !== 3) forgotten += 1;
    },
    newest: () => last,
    clear() {
      entries = new WeakMap();
    },
  };
}
