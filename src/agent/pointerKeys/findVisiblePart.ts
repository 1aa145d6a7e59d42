import type { KeysSurface } from './pointerKeysSurface.js';

/** What sticks out less than this into the view nobody takes for something seen, CSS pixels. */
const LEAST = 8;

/** The part of an element's box that is within the view, CSS pixels of the overlay; `null`: next to nothing is. */
export function findVisiblePart(
  element: Element,
  { overlay, boxOf }: Pick<KeysSurface, 'overlay' | 'boxOf'>,
): { left: number; top: number; width: number; height: number } | null {
  const box = boxOf(element);
  if (!box || box.width <= 0 || box.height <= 0) return null;
  const left = Math.max(0, box.left);
  const top = Math.max(0, box.top);
  const width = Math.min(overlay.clientWidth, box.left + box.width) - left;
  const height = Math.min(overlay.clientHeight, box.top + box.height) - top;
  const isSeen = width >= Math.min(LEAST, box.width) && height >= Math.min(LEAST, box.height);
  return isSeen ? { left, top, width, height } : null;
}
