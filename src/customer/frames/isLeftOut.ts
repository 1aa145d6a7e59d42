/** Is the element, or anything around it up to the top page, left out of the recording? */
export function isLeftOut(element: Element, blockSelector: string): boolean {
  let around: Element | null = element;
  while (around) {
    if (around.matches(blockSelector)) return true;
    around = parentOf(around);
  }
  return false;
}

/** The next element outwards, past shadow roots and frames. */
function parentOf(element: Element): Element | null {
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  if ('host' in root) return (root as ShadowRoot).host;
  return (element.ownerDocument.defaultView?.frameElement ?? null) as Element | null;
}
