export interface ShapeFinder {
  /** The number of a shape: what an element is called, what it is, and which attributes it has. */
  find(localName: string, flags: number, names: readonly string[]): { index: number; isNew: boolean };
  reset(): void;
}

/** Shapes by what they consist of, a step for each part: no key has to be put together. */
interface Branch {
  index: number;
  next: Map<string | number, Branch>;
}

const createBranch = (): Branch => ({ index: -1, next: new Map() });

/** Numbers shapes of elements in the order in which they are met. */
export function findShapes(): ShapeFinder {
  let root = createBranch();
  let count = 0;
  const go = (from: Branch, key: string | number): Branch => {
    let to = from.next.get(key);
    if (!to) {
      to = createBranch();
      from.next.set(key, to);
    }
    return to;
  };
  return {
    find(localName, flags, names) {
      let at = go(go(root, localName), flags);
      for (const name of names) at = go(at, name);
      const isNew = at.index < 0;
      if (isNew) {
        at.index = count;
        count += 1;
      }
      return { index: at.index, isNew };
    },
    reset() {
      root = createBranch();
      count = 0;
    },
  };
}
