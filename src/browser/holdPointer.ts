/**
 * Has an element hear of the rest of a press wherever it happens. A pointer that keys move is none that the browser knows:
 * its events come here anyway, and asked to hold it browsers throw.
 */
export function holdPointer(element: Element, event: PointerEvent): void {
  if (event.isTrusted) element.setPointerCapture?.(event.pointerId);
}
