import { findAround } from '../../browser/findAround.js';
import { FIRST_FOREIGN_NUMBER } from '../../protocol/index.js';
import type { AnnotationSurface } from './annotationSurface.js';

type Nodes = Pick<AnnotationSurface, 'idOf' | 'boxOf'>;
interface Point {
  x: number;
  y: number;
}

/**
 * The element that a drawing on `element` can hang on: one that the customer's page itself has recorded. What is in a frame of
 * another origin is out of its reach; there it is the frame.
 */
export function findAnchor(element: Element, { idOf, boxOf }: Nodes): Element | null {
  for (let at: Element | null = element; at; at = findAround(at)) {
    const id = idOf(at);
    const box = id > 0 && id < FIRST_FOREIGN_NUMBER ? boxOf(at) : null;
    if (box && box.width > 0 && box.height > 0) return at;
  }
  return null;
}

/**
 * The innermost element from `anchor` outwards that holds a point of the overlay, so that the drawing moves with all that it
 * lies on. Never a scroller within the page: the drawing would stay behind when its content is scrolled.
 */
export function widenAnchor(anchor: Element, { x, y }: Point, nodes: Nodes): Element {
  let best = anchor;
  for (let at: Element | null = anchor; at && (at === anchor || !scrolls(at)); at = findAround(at)) {
    const id = nodes.idOf(at);
    const box = id > 0 && id < FIRST_FOREIGN_NUMBER ? nodes.boxOf(at) : null;
    if (!box || box.width <= 0 || box.height <= 0) continue;
    best = at;
    if (x >= box.left && x <= box.left + box.width && y >= box.top && y <= box.top + box.height) break;
  }
  return best;
}

/** Whether it keeps its place while its content moves. The root of a page moves with its content. */
function scrolls(element: Element): boolean {
  const { localName, ownerDocument } = element;
  const { documentElement, body, defaultView } = ownerDocument;
  // A frame's own document scrolls within it.
  if (localName === 'iframe' || localName === 'frame') return true;
  if (element === documentElement) return false;
  const isLarger =
    element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1;
  if (!isLarger || !defaultView) return false;
  const canScroll = (of: Element) => /auto|scroll|hidden/.test(defaultView.getComputedStyle(of).overflow);
  // What a body says counts for the whole page, unless the root has a word of its own.
  return canScroll(element) && (element !== body || canScroll(documentElement));
}
