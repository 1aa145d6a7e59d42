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

export function hasChanges({ nodes, attributes, texts, fields, styles, renewed }: Changes): boolean {
  return nodes.size + attributes.size + texts.size + fields.size + styles.size + renewed.size > 0;
}

export function clearChanges(changes: Changes): void {
  for (const each of Object.values(changes)) (each as Set<unknown> | Map<unknown, unknown>).clear();
}
