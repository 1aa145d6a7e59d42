import { aimAt } from './aimAt.js';
import { findVisiblePart } from './findVisiblePart.js';
import type { KeysSurface } from './pointerKeysSurface.js';

/** What there is to talk about on a page, and to act on; what only holds others is left out. */
const WORTH =
  'a[href], button, input, select, textarea, label, summary, area, img, video, audio, canvas, h1, h2, h3, h4, h5, h6, p, li, dt, dd, td, th, legend, figcaption, blockquote, pre, [role], [tabindex], [contenteditable], [draggable="true"]';

/** The elements that are to be seen in the view now and worth pointing at, in the page's order. */
export function listElements(surface: KeysSurface): Element[] {
  const found: Element[] = [];
  const collect = (root: ParentNode) => {
    for (const element of root.querySelectorAll('*')) {
      if (
        isSeen(element, surface) &&
        (element.matches(WORTH) || isPressable(element)) &&
        aimAt(element, surface)
      )
        found.push(element);
      if (element.shadowRoot) collect(element.shadowRoot);
      const inner = element.localName === 'iframe' ? (element as HTMLIFrameElement).contentDocument : null;
      if (inner) collect(inner);
    }
  };
  const document = surface.page();
  if (document) collect(document);
  return found;
}

const isSeen = (element: Element, surface: KeysSurface) =>
  surface.idOf(element) > 0 && findVisiblePart(element, surface) !== null;

/** Pages show so what is pressed without being a button: it has the hand, and what it stands in has not. */
function isPressable(element: Element): boolean {
  const view = element.ownerDocument.defaultView;
  const hasHand = (of: Element | null) => of !== null && view?.getComputedStyle(of).cursor === 'pointer';
  return hasHand(element) && !hasHand(element.parentElement);
}
