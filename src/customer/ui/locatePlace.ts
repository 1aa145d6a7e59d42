import type { PointerPlace } from '../../protocol/index.js';

/**
 * Where a place on a recorded node is in this window, in CSS pixels of the viewport of `window`; `null` when the
 * node is not shown. Boxes of nodes in frames are moved by the boxes of their frames.
 */
export function locatePlace(
  node: Node | null,
  place: NonNullable<PointerPlace>,
  window: Window,
): { x: number; y: number } | null {
  const box = node ? boxOf(node) : null;
  if (!node || !box) return null;
  let x = box.left + box.width * place.x;
  let y = box.top + box.height * place.y;
  let view = node.ownerDocument?.defaultView ?? null;
  while (view?.frameElement && view !== window) {
    const frame = view.frameElement;
    const outer = frame.getBoundingClientRect();
    x += outer.left + frame.clientLeft;
    y += outer.top + frame.clientTop;
    view = frame.ownerDocument.defaultView;
  }
  return { x, y };
}

function boxOf(node: Node): DOMRect | null {
  if (!node.isConnected) return null;
  // Not `instanceof`: a node in a frame has the frame's own Element.
  const element = node.nodeType === 1 ? (node as Element) : node.parentElement;
  const box = element?.getBoundingClientRect();
  return box && (box.width > 0 || box.height > 0) ? box : null;
}
