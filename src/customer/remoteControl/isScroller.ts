import { windowOf } from './findFocus.js';

/** Does an element scroll when a person asks for it, in this direction? */
export function isScroller(element: Element, sideways: boolean): boolean {
  const { overflowX, overflowY } = windowOf(element).getComputedStyle(element);
  return /auto|scroll/.test(sideways ? overflowX : overflowY);
}

/** Browsers let Tab come to what scrolls by keys and would not have the focus otherwise. Asks for layout. */
export function isScrollStop(element: Element): boolean {
  const { scrollHeight, clientHeight, scrollWidth, clientWidth, ownerDocument } = element;
  const { documentElement, body } = ownerDocument;
  // The page scrolls without the focus.
  if (element === documentElement || element === body || element.hasAttribute('tabindex')) return false;
  return (
    (scrollHeight > clientHeight && isScroller(element, false)) ||
    (scrollWidth > clientWidth && isScroller(element, true))
  );
}
