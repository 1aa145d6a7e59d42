/** A bucket of `burst` that fills with `rate` in a second. False: it is empty. */
export function createRateLimit(rate: number, burst: number, now: () => number): () => boolean {
  let level = burst;
  let at = now();
  return () => {
    const passed = now() - at;
    at += passed;
    // A clock that is set back gives nothing and takes nothing.
    level = Math.min(burst, level + (Math.max(0, passed) / 1000) * rate);
    if (level < 1) return false;
    level -= 1;
    return true;
  };
}
