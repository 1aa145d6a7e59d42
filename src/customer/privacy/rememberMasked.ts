export interface MaskedMemory {
  /** Notes the nearest element around a node that masks it; `undefined` where there is none. */
  noteAround(node: Node, masker: Element | undefined): void;
  aroundOf(node: Node): Element | undefined;
  /**
   * The node was taken from inside of a mask; `masker` where that is known better than from `noteAround`.
   * @returns false: that was known
   */
  leave(node: Node, masker?: Element): boolean;
  hasLeft(node: Node): boolean;
  /** The node stands somewhere again. `masker`: what masks it there. */
  settle(node: Node, masker: Element | undefined): void;
  /** Has anything ever been masked? */
  isUsed(): boolean;
  /** Is it masked because of where it once was, now that `masker` is around it? */
  isKept(node: Node, masker: Element | undefined): boolean;
  /** The page has made a copy. `masker`: what masks the original, from around it. */
  copy(source: Node, copy: Node, masker: Element | undefined): void;
}

/**
 * What was inside of a mask and is taken out of it stays masked for as long as the page lives; so does a copy of it. What
 * comes back to the same mask is masked by that, and shown when that goes.
 */
export function rememberMasked(): MaskedMemory {
  const around = new WeakMap<Node, Element>();
  /** Nodes on their way, with the mask that they were in. */
  const left = new WeakMap<Node, Element>();
  const kept = new WeakSet<Node>();
  /** Spares pages without masks every look. */
  let any = false;

  const isKept = (node: Node, masker: Element | undefined): boolean => {
    if (!any) return false;
    if (kept.has(node)) return true;
    const from = left.get(node);
    return from !== undefined && from !== masker;
  };

  return {
    noteAround(node, masker) {
      if (masker) {
        any = true;
        around.set(node, masker);
        // What is in no page is judged when it comes back.
      } else if (any && node.isConnected) around.delete(node);
    },
    aroundOf: node => (any ? around.get(node) : undefined),
    leave(node, masker = any ? around.get(node) : undefined) {
      if (!masker) return false;
      const from = left.get(node);
      if (from === masker || kept.has(node)) return false;
      any = true;
      // It has left two, and may be on its way back to the first.
      if (from) kept.add(node);
      else left.set(node, masker);
      return true;
    },
    hasLeft: node => any && left.has(node) && !kept.has(node),
    settle(node, masker) {
      if (isKept(node, masker)) kept.add(node);
      left.delete(node);
    },
    isUsed: () => any,
    isKept,
    copy(source, copy, masker) {
      const from = masker ?? left.get(source);
      if (kept.has(source)) kept.add(copy);
      if (!from) return;
      any = true;
      left.set(copy, from);
    },
  };
}
