import { findAround } from '../../browser/findAround.js';
import { findVisiblePart } from './findVisiblePart.js';
import type { KeysSurface, Point } from './pointerKeysSurface.js';

/** Where in a box is looked for a place that nothing covers: the middle first, as fractions of it. */
const ASIDE = [0.5, 0.15, 0.85];
const PLACES = ASIDE.flatMap(y => ASIDE.map(x => ({ x, y })));

/**
 * A place in the overlay at which an element is pointed at: rather the element itself than something in it. `null`: it is not
 * to be seen, or covered.
 */
export function aimAt(
  element: Element,
  surface: Pick<KeysSurface, 'overlay' | 'boxOf' | 'locate' | 'nodeOf'>,
): Point | null {
  const { overlay, locate, nodeOf } = surface;
  const part = findVisiblePart(element, surface);
  if (!part) return null;
  const { left, top, width, height } = part;
  const corner = overlay.getBoundingClientRect();
  let within: Point | null = null;
  for (const place of PLACES) {
    const point = { x: left + width * place.x, y: top + height * place.y };
    const at = locate({ x: corner.left + point.x, y: corner.top + point.y });
    const node = at && nodeOf(at.node);
    if (node === element) return point;
    if (!within && node?.nodeType === 1 && isWithin(node as Element, element)) within = point;
  }
  return within;
}

function isWithin(inner: Element, outer: Element): boolean {
  for (let at: Element | null = inner; at; at = findAround(at)) if (at === outer) return true;
  return false;
}
