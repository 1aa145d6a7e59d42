import { HIDING_ATTRIBUTES } from './builtInRules.js';
import type { PageChanges } from './policy.js';
import type { Root } from './watchRoots.js';

export interface HiddenSearch {
  /** May something be hidden in the page that is more than a field? Once true, it stays so. `noted` was told of all changes. */
  hides(): boolean;
  /** This has come into the page, and may have gone again. */
  noted(node: Node): void;
  /** Something is. */
  found(): void;
  /** The page is about to be judged by these changes. */
  look(changes: PageChanges): void;
  /** There is something to look at that nobody has looked at. */
  again(): void;
}

export interface HiddenSearchOptions {
  /** What is to be looked at. */
  roots(): readonly Root[];
  /** Do rules hide anything, now or as soon as there is something to hide? */
  hasRules(): boolean;
}

/** Where more has changed, the browser is faster in looking through the whole page. */
const FEW = 50;

/** Rules may hide what comes next; without rules it is looked for in what each change has brought. */
export function searchHidden({ roots, hasRules }: HiddenSearchOptions): HiddenSearch {
  let isHidden = false;
  /** The whole page is to be looked through. */
  let isUnknown = true;
  const unseen = new Set<Node>();
  const noted = (node: Node) => {
    if (!isHidden) unseen.add(node);
  };
  return {
    hides() {
      if (!isHidden && (isUnknown || unseen.size > 0)) {
        isHidden = hasRules() || [...unseen, ...(isUnknown ? roots() : [])].some(isHiding);
        isUnknown = false;
        unseen.clear();
      }
      return isHidden;
    },
    noted,
    found() {
      isHidden = true;
      unseen.clear();
    },
    look({ attributes, added }) {
      for (const nodes of [attributes, added]) for (const node of nodes) noted(node);
      if (unseen.size <= FEW) return;
      isUnknown = true;
      unseen.clear();
    },
    again() {
      isUnknown = true;
    },
  };
}

/** Texts and comments have neither. */
const isHiding = (node: Node & Partial<Pick<Element, 'matches' | 'querySelector'>>): boolean => {
  try {
    return node.matches?.(HIDING_ATTRIBUTES) || Boolean(node.querySelector?.(HIDING_ATTRIBUTES));
  } catch {
    return true; // A form with a field named `matches` cannot be asked: it may hide something.
  }
};
