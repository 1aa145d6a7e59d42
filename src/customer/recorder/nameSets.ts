/** Names of attributes. Elements of which the same attributes have changed share one, and so next to nothing is made for each. */
export interface NameSet {
  readonly names: ReadonlySet<string>;
  /** What it becomes with one name more. */
  readonly more: NameSets;
}

/** The sets of one name each; all others are found from there. */
export type NameSets = Map<string, NameSet>;

/** @param before what it was until now; `undefined`: nothing */
export function addName(sets: NameSets, before: NameSet | undefined, name: string): NameSet {
  const from = before?.more ?? sets;
  let set = from.get(name);
  if (!set) {
    set = { names: new Set(before?.names).add(name), more: new Map() };
    from.set(name, set);
  }
  return set;
}
