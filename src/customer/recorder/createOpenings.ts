/** When each popover or dialog was opened, as a count; also over several snapshots. */
export interface Openings {
  note(element: Element): void;
  /** 0: before we watched. */
  of(element: Element): number;
}

export function createOpenings(): Openings {
  const places = new WeakMap<Element, number>();
  let last = 0;
  return {
    note(element) {
      last += 1;
      places.set(element, last);
    },
    of: element => places.get(element) ?? 0,
  };
}
