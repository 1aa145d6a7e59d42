import type { ControlledPage, Outcome } from './controlledPage.js';
import { refuseTarget } from './findTarget.js';
import { findFlatParent } from './flatPath.js';
import { isScroller } from './isScroller.js';

/** CSS pixels. */
const LINE = 40;
/** Of what is seen: something stays in view. */
const PAGE = 0.875;

/** Scrolls what is around the focus, and can go further, as keys do; the page at last. `undefined`: not a key for that. */
export function scrollByKey(
  page: ControlledPage,
  from: Element,
  key: string,
  shift: boolean,
): Outcome | undefined {
  const way = wayOf(key, shift);
  if (!way) return undefined;
  const [left, top, unit] = way;
  const root = from.ownerDocument.scrollingElement ?? from.ownerDocument.documentElement;
  for (let at: Element | null = from; at; at = findFlatParent(at)) {
    if (at === root || !isScroller(at, left !== 0)) continue;
    const refusal = refuseTarget(page, at);
    if (refusal) return refusal;
    if (scroll(at, left, top, unit)) return null;
  }
  const refusal = refuseTarget(page, root);
  if (refusal) return refusal;
  scroll(root, left, top, unit);
  return null;
}

type Way = [left: number, top: number, unit: 'line' | 'page' | 'all'];

function wayOf(key: string, shift: boolean): Way | undefined {
  const ways: Record<string, Way> = {
    ArrowUp: [0, -1, 'line'],
    ArrowDown: [0, 1, 'line'],
    ArrowLeft: [-1, 0, 'line'],
    ArrowRight: [1, 0, 'line'],
    PageUp: [0, -1, 'page'],
    PageDown: [0, 1, 'page'],
    ' ': [0, shift ? -1 : 1, 'page'],
    Home: [0, -1, 'all'],
    End: [0, 1, 'all'],
  };
  return ways[key];
}

/** `false`: it is at its end. */
function scroll(element: Element, left: number, top: number, unit: Way[2]): boolean {
  const { scrollLeft, scrollTop, clientHeight, scrollHeight } = element;
  const by = unit === 'line' ? LINE : unit === 'page' ? clientHeight * PAGE : scrollHeight;
  element.scrollBy({ left: left * by, top: top * by, behavior: 'instant' });
  return element.scrollLeft !== scrollLeft || element.scrollTop !== scrollTop;
}
