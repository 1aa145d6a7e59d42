export type Counters = {
  count(name: string): void;
  /** What was counted so far, by name. */
  values(): Record<string, number>;
};

/** Counts things that happen. Names come from the code, never from outside, so there are few. */
export function createCounters(): Counters {
  const counts = new Map<string, number>();
  return {
    count(name) {
      counts.set(name, (counts.get(name) ?? 0) + 1);
    },
    values: () => Object.fromEntries(counts),
  };
}
