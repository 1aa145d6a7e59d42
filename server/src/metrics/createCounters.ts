export type Counters = {
  count(name: string): void;
  /** Counts so many at once. */
  add(name: string, many: number): void;
  /** What was counted so far, by name. */
  values(): Record<string, number>;
};

/** Counts things that happen. Names come from the code, never from outside, so there are few. */
export function createCounters(): Counters {
  const counts = new Map<string, number>();
  const add = (name: string, many: number) => void counts.set(name, (counts.get(name) ?? 0) + many);
  return {
    count: name => add(name, 1),
    add,
    values: () => Object.fromEntries(counts),
  };
}
