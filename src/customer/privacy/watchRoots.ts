export type Root = Document | ShadowRoot;

export interface WatchedRoots {
  /** False when it was watched before. */
  add(root: Root): boolean;
  /** Those that are in a page. */
  all(): Root[];
  clear(): void;
}

/** The roots that are looked at. Invariant: being looked at keeps no root alive. */
export function watchRoots(): WatchedRoots {
  let known = new WeakSet<Root>();
  let roots: WeakRef<Root>[] = [];
  return {
    add(root) {
      if (known.has(root)) return false;
      known.add(root);
      roots.push(new WeakRef(root));
      return true;
    },
    all() {
      const there: Root[] = [];
      roots = roots.filter(reference => {
        const root = reference.deref();
        if (root && isInPage(root)) there.push(root);
        return root !== undefined;
      });
      return there;
    },
    clear() {
      known = new WeakSet();
      roots = [];
    },
  };
}

export function documentOf(root: Root): Document {
  return 'host' in root ? root.ownerDocument : root;
}

/** A document is always connected to itself; one without a window is in no frame any more. */
function isInPage(root: Root): boolean {
  return root.isConnected && documentOf(root).defaultView !== null;
}
