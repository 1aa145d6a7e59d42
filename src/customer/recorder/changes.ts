import type { Field } from './fieldState.js';

/**
 * What has changed in the page since the last pass; not how often, nor in which order. Whoever notices something
 * only notes it here, which costs next to nothing; the pass looks at what has become of it.
 */
export interface Changes {
  /** Nodes that were added somewhere, removed from somewhere, or both. */
  readonly nodes: Set<Node>;
  /** Nodes that were added to one of these of which agents have nothing yet: they come with it. */
  readonly arrived: Set<Node>;
  /** Where nodes were taken out of. */
  readonly removedFrom: Set<readonly [Node, Node]>;
  readonly attributes: Map<Element, Set<string>>;
  readonly texts: Set<Node>;
  readonly fields: Set<Field>;
  /** `style` and `link` elements whose sheet is to be written down anew. */
  readonly styles: Set<Element>;
  /** Elements that are to be recorded anew with all that they hold: what agents may see of them has changed. */
  readonly renewed: Set<Element>;
}

export const createChanges = (): Changes => ({
  nodes: new Set(),
  arrived: new Set(),
  removedFrom: new Set(),
  attributes: new Map(),
  texts: new Set(),
  fields: new Set(),
  styles: new Set(),
  renewed: new Set(),
});

const listsOf = (changes: Changes): (Set<unknown> | Map<unknown, unknown>)[] => Object.values(changes);

export const hasChanges = (changes: Changes): boolean => listsOf(changes).some(({ size }) => size > 0);

export function clearChanges(changes: Changes): void {
  for (const each of listsOf(changes)) each.clear();
}
