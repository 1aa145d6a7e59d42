/**
 * May this page read the other window's document by itself: same origin, or the same `document.domain` on both
 * sides? Pages of other origins throw at the mere look.
 */
export function canRead(other: Window | null): other is Window & typeof globalThis {
  try {
    return other !== null && other.document !== null;
  } catch {
    return false; // The answer to the question asked.
  }
}
