import type { ActiveRules } from './chooseRules.js';
import type { Root } from './watchRoots.js';

export interface DistantRules {
  bitsOf(element: Element): number;
  /** Asks the rules of a root anew. Gives the elements for which the answer is another. */
  renew(root: Root, rules: ActiveRules): Element[];
}

const NONE: ReadonlyMap<Element, number> = new Map();

/**
 * Rules that depend on more than the element: a class here may change what matches far away. So the whole root is
 * asked once, by the browser's own search, and the answer is compared to the one before.
 */
export function matchDistantRules(): DistantRules {
  const matches = new WeakMap<Element, number>();
  const found = new WeakMap<Root, ReadonlyMap<Element, number>>();
  /** Spares pages without such rules every look. */
  let any = false;
  return {
    bitsOf: element => (any ? (matches.get(element) ?? 0) : 0),
    renew(root, { distant }) {
      const before = found.get(root) ?? NONE;
      if (distant.length === 0 && before.size === 0) return [];
      any = true;
      const now = new Map<Element, number>();
      for (const { bit, selector } of distant)
        for (const element of Array.from(root.querySelectorAll(selector)))
          now.set(element, (now.get(element) ?? 0) | bit);
      const changed: Element[] = [];
      for (const element of before.keys()) {
        if (now.has(element)) continue;
        changed.push(element);
        // Unless another root has it by now.
        if (element.getRootNode() === root || !element.isConnected) matches.delete(element);
      }
      for (const [element, bits] of now) {
        if (before.get(element) !== bits) changed.push(element);
        matches.set(element, bits);
      }
      found.set(root, now);
      return changed;
    },
  };
}
