import type { Command } from '../../protocol/index.js';
import type { ControlledPage, Outcome } from './controlledPage.js';
import { refuseTarget } from './findTarget.js';
import { findFlatParent } from './flatPath.js';
import { locatePointer } from './locatePointer.js';
import { findOrigin, modifiersOf } from './sendPointer.js';

/**
 * Turns the wheel (UI Events 3.4.6). What the page lets pass scrolls the nearest element around that has room in
 * this direction; where there is none, what is around the frame (CSS Overscroll Behavior).
 */
export function turnWheel(page: ControlledPage, command: Extract<Command, { do: 'wheel' }>): Outcome {
  const { element, refusal, at } = locatePointer(page, command.at);
  if (refusal || !element || !at) return refusal ?? 'impossible';
  const view = element.ownerDocument.defaultView;
  if (!view) return 'gone';
  const origin = findOrigin(page.window, element.ownerDocument);
  const event = new view.WheelEvent('wheel', {
    bubbles: true,
    cancelable: true,
    composed: true,
    view,
    clientX: at.x - origin.x,
    clientY: at.y - origin.y,
    deltaX: command.x,
    deltaY: command.y,
    deltaMode: 0,
    ...modifiersOf(command.held),
  });
  // With control it would have enlarged the page, which is the customer's to do.
  if (!element.dispatchEvent(event) || command.held & 2) return null;
  const isSideways = (command.held & 8) > 0 && command.x === 0;
  const refusals = [
    scrollAround(page, element, 'x', isSideways ? command.y : command.x),
    scrollAround(page, element, 'y', isSideways ? 0 : command.y),
  ];
  return refusals.find(found => found !== null) ?? null;
}

type Axis = 'x' | 'y';

function scrollAround(page: ControlledPage, start: Element, axis: Axis, by: number): Outcome {
  if (by === 0) return null;
  for (let at: Element | null = start; at; at = around(page, at)) {
    const view: (Window & typeof globalThis) | null = at.ownerDocument.defaultView;
    if (!view) return null;
    const scroller = isWholePage(at) ? at.ownerDocument.scrollingElement : at;
    if (!scroller) continue;
    const style = styleOf(view, at);
    if (!style) continue;
    const overflow = axis === 'x' ? style.overflowX : style.overflowY;
    if (isWholePage(at) ? /^(hidden|clip)$/.test(overflow) : !/^(auto|scroll)$/.test(overflow)) continue;
    if (hasRoom(scroller, axis, by)) {
      const refusal = refuseTarget(page, at);
      if (refusal) return refusal;
      scroller.scrollBy({ left: axis === 'x' ? by : 0, top: axis === 'y' ? by : 0, behavior: 'instant' });
      return null;
    }
    const chaining = axis === 'x' ? style.overscrollBehaviorX : style.overscrollBehaviorY;
    const scrolls = axis === 'x' ? at.scrollWidth > at.clientWidth : at.scrollHeight > at.clientHeight;
    if (scrolls && /^(contain|none)$/.test(chaining)) return null;
  }
  return null;
}

/** What the body says holds for the whole page, if the root element says nothing (CSS Overflow 3.3). */
function styleOf(view: Window & typeof globalThis, element: Element): CSSStyleDeclaration | null {
  const { documentElement, body } = element.ownerDocument;
  const isGiven = view.getComputedStyle(documentElement).overflow === 'visible';
  if (element === body) return isGiven ? null : view.getComputedStyle(body);
  return view.getComputedStyle(element === documentElement && isGiven && body ? body : element);
}

const isWholePage = (element: Element): boolean => element === element.ownerDocument.documentElement;

function hasRoom(element: Element, axis: Axis, by: number): boolean {
  const [place, size, shown] =
    axis === 'x'
      ? [element.scrollLeft, element.scrollWidth, element.clientWidth]
      : [element.scrollTop, element.scrollHeight, element.clientHeight];
  // Where text runs to the left, places are negative.
  const isBackward = axis === 'x' && getComputedStyleOf(element)?.direction === 'rtl';
  const before = isBackward ? size - shown + place : place;
  return by < 0 ? before >= 1 : size - shown - before >= 1;
}

const getComputedStyleOf = (element: Element) => element.ownerDocument.defaultView?.getComputedStyle(element);

/** The next outwards; from a document in a frame, that frame. */
function around(page: ControlledPage, element: Element): Element | null {
  const parent = findFlatParent(element);
  if (parent) return parent;
  const view = element.ownerDocument.defaultView;
  return view === page.window ? null : (view?.frameElement ?? null);
}
