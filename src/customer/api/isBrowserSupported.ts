/**
 * Looks for what a session needs, not for names of browsers: `MutationObserver`, shadow DOM, real random
 * numbers, and a JSON and arrays that work as they should (some pages replace them).
 */
export function isBrowserSupported(window: Window & typeof globalThis): boolean {
  try {
    return (
      typeof window.MutationObserver === 'function' &&
      typeof window.WeakMap === 'function' &&
      typeof window.Proxy === 'function' &&
      typeof window.URL === 'function' &&
      typeof window.Element.prototype.attachShadow === 'function' &&
      typeof window.crypto.getRandomValues === 'function' &&
      isSane(window)
    );
  } catch {
    return false; // A look at one of them threw: then it is not there.
  }
}

function isSane(page: typeof globalThis): boolean {
  const copy: unknown = page.JSON.parse(page.JSON.stringify({ a: 'x', b: { c: 1 } }));
  const { a, b } = copy as { a?: unknown; b?: { c?: unknown } };
  const doubled = [1, 2].map(value => value * 2).filter(value => value > 2);
  return a === 'x' && b?.c === 1 && page.Array.isArray(doubled) && doubled.length === 1 && doubled[0] === 4;
}
