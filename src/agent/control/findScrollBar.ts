import type { ControlSurface } from './controlSurface.js';
import { isKept } from './isKept.js';

/** Shortest length of what is dragged in a bar, CSS pixels of the mirrored page. */
const THUMB = 18;

/** A scroll bar of the mirrored page. Lengths along it are CSS pixels of the overlay. */
export interface ScrollBar {
  /** What it scrolls: an element, or the page of a frame. */
  node: Node;
  isVertical: boolean;
  /** Where the bar begins, how far its thumb goes, where the thumb is now, and how long. */
  start: number;
  travel: number;
  thumb: number;
  length: number;
  /** What lies at a thumb that has gone this far: the place to scroll to. */
  placeAt(gone: number): { x: number; y: number };
}

interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/**
 * Finds the scroll bar in the mirrored page at a point of the window, where the agent's browser draws such bars; that of the
 * page itself is never drawn. None in what is kept from agents, nor in a `select`, which opens its options.
 */
export function findScrollBar(
  surface: Pick<ControlSurface, 'overlay' | 'locate' | 'nodeOf' | 'idOf' | 'boxOf'>,
  point: { x: number; y: number },
): ScrollBar | null {
  const { overlay, locate, nodeOf, idOf } = surface;
  const at = locate(point);
  const found = at && nodeOf(at.node);
  // There is nothing at the bars of a page: what is found is the frame that it is in.
  const node = (found as Partial<HTMLIFrameElement> | null)?.contentDocument ?? found;
  if (!node || nodeOf(idOf(node)) !== node) return null;
  const element = node.nodeType === 9 ? (node as Document).documentElement : (node as Element);
  if (element?.nodeType !== 1 || element.localName === 'select' || isKept(element)) return null;
  const { left, top } = overlay.getBoundingClientRect();
  return measure(surface, node, element, { x: point.x - left, y: point.y - top });
}

function measure(
  { boxOf }: Pick<ControlSurface, 'boxOf'>,
  node: Node,
  element: Element,
  point: { x: number; y: number },
): ScrollBar | null {
  const view = element.ownerDocument.defaultView;
  const shown = boxOf(element);
  const box = element.getBoundingClientRect();
  if (!view || !shown || box.width <= 0 || box.height <= 0) return null;
  const isPage = node.nodeType === 9;
  const { documentElement, scrollingElement } = element.ownerDocument;
  // Their sizes are those of the window that they are scrolled in.
  if (!isPage && (element === documentElement || element === scrollingElement)) return null;
  const scroller = isPage ? (scrollingElement ?? element) : element;
  const { clientWidth, clientHeight, scrollWidth, scrollHeight, scrollLeft, scrollTop } = scroller;
  const scale = shown.width / (isPage ? box.width : (element as HTMLElement).offsetWidth || box.width);
  // The window of a page lies where the page would if it were not scrolled.
  const from = isPage
    ? { x: shown.left - box.left * scale, y: shown.top - box.top * scale }
    : { x: shown.left, y: shown.top };
  const at = { x: (point.x - from.x) / scale, y: (point.y - from.y) / scale };
  const edges = isPage ? pageEdges(view) : elementEdges(element as HTMLElement, view);
  const inner: Box = {
    left: isPage ? 0 : scroller.clientLeft,
    top: isPage ? 0 : scroller.clientTop,
    width: clientWidth,
    height: clientHeight,
  };
  const isBeside = (place: number, side: { from: number; to: number }, begin: number, size: number) =>
    (place >= side.from && place < begin) || (place >= begin + size && place < side.to);
  const isWithin = (place: number, begin: number, size: number) => place >= begin && place < begin + size;
  const isVertical = isBeside(at.x, edges.x, inner.left, inner.width);
  if (isVertical ? !isWithin(at.y, inner.top, inner.height) : !isWithin(at.x, inner.left, inner.width))
    return null;
  if (!isVertical && !isBeside(at.y, edges.y, inner.top, inner.height)) return null;

  const { direction, overflowX, overflowY } = view.getComputedStyle(scroller);
  // Other room beside the content is no bar: that of a legend, and what is left by rounding.
  if (!isPage && !/auto|scroll/.test(isVertical ? overflowY : overflowX)) return null;
  const [size, total] = isVertical ? [clientHeight, scrollHeight] : [clientWidth, scrollWidth];
  const length = Math.min(size, Math.max(THUMB, (size * size) / total));
  const [range, travel] = [total - size, size - length];
  if (range <= 0 || travel <= 0) return null;
  // Counted from the right edge, and downwards from nought, in what is written from the right.
  const first = !isVertical && direction === 'rtl' ? -range : 0;
  const now = isVertical ? scrollTop : scrollLeft;
  return {
    node,
    isVertical,
    start: isVertical ? from.y + inner.top * scale : from.x + inner.left * scale,
    travel: travel * scale,
    thumb: ((now - first) / range) * travel * scale,
    length: length * scale,
    placeAt(gone) {
      const place = Math.round(first + Math.max(0, Math.min(1, gone / (travel * scale))) * range);
      return isVertical ? { x: scroller.scrollLeft, y: place } : { x: place, y: scroller.scrollTop };
    },
  };
}

const pageEdges = ({ innerWidth, innerHeight }: Window) => ({
  x: { from: 0, to: innerWidth },
  y: { from: 0, to: innerHeight },
});

/** Within its border. */
function elementEdges(element: HTMLElement, view: Window) {
  const style = view.getComputedStyle(element);
  const width = (side: 'Left' | 'Right' | 'Top' | 'Bottom') =>
    Number.parseFloat(style[`border${side}Width`]) || 0;
  return {
    x: { from: width('Left'), to: element.offsetWidth - width('Right') },
    y: { from: width('Top'), to: element.offsetHeight - width('Bottom') },
  };
}
