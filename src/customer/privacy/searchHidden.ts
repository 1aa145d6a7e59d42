import { HIDING_ATTRIBUTES } from './builtInRules.js';
import type { PageChanges } from './policy.js';
import type { Root } from './watchRoots.js';

export interface HiddenSearch {
  /** May something be hidden in the page that is more than a field? Once true, it stays so. */
  hides(): boolean;
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

/** About a frame: what has come into a mask by then and out of it again, nobody has seen in it. */
const SEARCH_EVERY_MS = 16;
/** Where more has changed, the browser is faster in looking through the whole page. */
const FEW = 50;

/**
 * Rules may hide what comes next; without rules it is looked for, in what each change has brought and, while nobody tells of
 * changes, again.
 */
export function searchHidden({ roots, hasRules }: HiddenSearchOptions): HiddenSearch {
  let isHidden = false;
  let searchedAt = Number.NEGATIVE_INFINITY;
  const again = () => {
    searchedAt = Number.NEGATIVE_INFINITY;
  };
  return {
    hides() {
      const now = Date.now();
      if (!isHidden && Math.abs(now - searchedAt) >= SEARCH_EVERY_MS) {
        isHidden = hasRules() || roots().some(isHiding);
        searchedAt = now;
      }
      return isHidden;
    },
    found() {
      isHidden = true;
    },
    look({ attributes, added }) {
      const nodes = isHidden ? [] : [...attributes, ...added];
      if (nodes.length > FEW || searchedAt < 0) return again();
      isHidden ||= hasRules() || nodes.some(isHiding);
      searchedAt = Date.now();
    },
    again,
  };
}

/** Texts and comments have neither. */
const isHiding = (node: Node & Partial<Pick<Element, 'matches' | 'querySelector'>>): boolean =>
  node.matches?.(HIDING_ATTRIBUTES) || Boolean(node.querySelector?.(HIDING_ATTRIBUTES));
