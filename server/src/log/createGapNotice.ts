/**
 * Says when a page is to be told that a part is missing: once for each gap. A page that went back and whose
 * part was lost again is told again: its numbers fall instead of rising.
 */
export function createGapNotice(): { isDue(seq: number, expected: number): boolean; reset(): void } {
  let told: { expected: number; highest: number } | null = null;
  return {
    isDue(seq, expected) {
      if (told !== null && told.expected === expected && seq > told.highest) {
        told.highest = seq;
        return false;
      }
      told = { expected, highest: seq };
      return true;
    },
    reset() {
      told = null;
    },
  };
}
