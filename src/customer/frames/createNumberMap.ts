/** Numbers of a frame's recording, and what they are called in the recording of the page around it. */
export interface NumberMap {
  /** The number in the page's recording; a new one for a number that was not met before. */
  toPage(own: number): number;
  /** The number in the frame's recording, if it is one of this frame. */
  toFrame(foreign: number): number | null;
}

/** @param next gives numbers that nothing else in the page's recording has */
export function createNumberMap(next: () => number): NumberMap {
  const pageOf = new Map<number, number>();
  const frameOf = new Map<number, number>();
  return {
    toPage(own) {
      const known = pageOf.get(own);
      if (known !== undefined) return known;
      const given = next();
      pageOf.set(own, given);
      frameOf.set(given, own);
      return given;
    },
    toFrame: foreign => frameOf.get(foreign) ?? null,
  };
}
