/** The element that has the focus, also inside of open shadow trees; `null` when it is on nothing in particular. */
export function findFocused(document: Document): HTMLElement | SVGElement | null {
  let found = document.activeElement;
  while (found?.shadowRoot?.activeElement) found = found.shadowRoot.activeElement;
  // Not `instanceof`: it would not know elements that came from a frame's document.
  return found && found !== document.body && 'focus' in found ? (found as HTMLElement | SVGElement) : null;
}
