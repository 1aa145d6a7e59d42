import type { KeysSurface } from './pointerKeysSurface.js';

/** The part of an element's box that is within the view, CSS pixels of the overlay; `null`: none. */
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
  return width > 0 && height > 0 ? { left, top, width, height } : null;
}
