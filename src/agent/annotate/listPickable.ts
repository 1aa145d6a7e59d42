import type { AnnotationSurface } from './annotationSurface.js';
import { findAnchor } from './findAnchor.js';

/** What there is to talk about on a page; what only holds others is left out. */
const WORTH =
  'a[href], button, input, select, textarea, label, summary, img, video, h1, h2, h3, h4, h5, h6, p, li, dt, dd, td, th, legend, figcaption, blockquote, pre, [role]';

/** The elements that are to be seen in the view now and worth highlighting, in the page's order. */
export function listPickable(surface: AnnotationSurface): Element[] {
  const { overlay, boxOf, page } = surface;
  const { clientWidth, clientHeight } = overlay;
  const found: Element[] = [];
  const collect = (root: ParentNode) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.matches(WORTH) && findAnchor(element, surface) === element) {
        const box = boxOf(element);
        const isSeen =
          box &&
          box.left < clientWidth &&
          box.top < clientHeight &&
          box.left + box.width > 0 &&
          box.top + box.height > 0;
        if (isSeen) found.push(element);
      }
      if (element.shadowRoot) collect(element.shadowRoot);
      const inner = element.localName === 'iframe' ? (element as HTMLIFrameElement).contentDocument : null;
      if (inner) collect(inner);
    }
  };
  const document = page();
  if (document) collect(document);
  return found;
}
