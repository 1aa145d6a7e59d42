import { capturePointer } from './capturePointer.js';
import type { ControlledPage, Outcome } from './controlledPage.js';
import { countClicks } from './countClicks.js';
import { createGrip } from './createGrip.js';
import { crossBoundaries } from './crossBoundaries.js';
import { type DragItem, dragItem } from './dragItem.js';
import { refuseTarget } from './findTarget.js';
import { flatPath } from './flatPath.js';
import { focusFromPointer } from './focusFromPointer.js';
import { isDisabled } from './isDisabled.js';
import { judgeClick } from './judgeClick.js';
import { locatePointer, type Spot } from './locatePointer.js';
import type { Pointer, PointerOptions } from './pointer.js';
import { createSendPointer, type Pointing } from './sendPointer.js';
import { watchMaskedTyping } from './watchMaskedTyping.js';

/** `MouseEvent.buttons` of a `MouseEvent.button`. */
const BITS = [1, 4, 2] as const;
const NOWHERE: Spot = { element: null, refusal: null, at: null };
/** These have a page of their own: the events are for what is in it. */
const FRAMES = /^(iframe|frame|object|embed|fencedframe)$/;

/** The pointer of an agent, with all that pages see of one: its events are in the order of a mouse's. */
export function createPointer(page: ControlledPage, { time, menuOnUp, hovered }: PointerOptions): Pointer {
  const send = createSendPointer(page.window);
  const capture = capturePointer(() => now.buttons !== 0);
  const boundaries = crossBoundaries(page.window, send);
  const count = countClicks(time);
  const typing = watchMaskedTyping(page, time);
  let now: Pointing = { x: 0, y: 0, movementX: 0, movementY: 0, buttons: 0, held: 0 };
  let isNew = true;
  /** The page has not prevented events of mice when the first button was pressed. */
  let isMouse = true;
  /** What was pressed last, and how many times in a row, until it is let go. */
  let press: { element: Element; count: number } | null = null;
  /** Buttons whose press was refused: nobody has heard of them, and nobody will when they are let go. */
  const refused = new Set<number>();
  const grip = createGrip(page, element => capture.take(element));
  /** What is being dragged over the page, to be dropped. */
  let item: DragItem | null = null;

  const mayTell = (element: Element) => element.isConnected && refuseTarget(page, element) === null;
  const point = (at: Spot['at'], held: number) => {
    const { x, y } = at ?? now;
    now = { ...now, held, x, y, movementX: isNew ? 0 : x - now.x, movementY: isNew ? 0 : y - now.y };
    isNew = false;
  };
  const goTo = (element: Element | null, button: number) => {
    boundaries.to(element, now, { button });
    hovered?.(element);
  };
  const leave = () => {
    goTo(null, -1);
    isNew = true;
  };
  /** The element that gets the events of this moment. */
  const settle = (element: Element | null, button: number): Element | null => {
    const view = element?.ownerDocument.defaultView;
    if (view) capture.meet(view);
    const captured = capture.settle((to, type) => {
      if (!refuseTarget(page, to)) send(to, type, now, { button });
    });
    return captured && !refuseTarget(page, captured) ? captured : element;
  };
  const settleOver = (element: Element | null, button: number) => {
    const target = settle(element, button);
    const { ownerDocument } = target ?? {};
    // Nothing has moved yet in a frame that the pointer has just come to.
    if (ownerDocument?.defaultView !== page.window && boundaries.over()?.ownerDocument !== ownerDocument)
      now = { ...now, movementX: 0, movementY: 0 };
    goTo(target, button);
    return target;
  };
  const beginItem = (over: Element) => {
    const dragged = grip.findDragged(now);
    item = dragged && dragItem(dragged.item, dragged.begun, send);
    if (!item) return;
    const gone = { ...now, x: 0, y: 0, movementX: 0, movementY: 0, buttons: 0 };
    const last = capture.settle(() => undefined) ?? boundaries.over();
    if (last) send(last, 'pointercancel', gone);
    capture.letGo();
    capture.settle((to, type) => send(to, type, gone));
    boundaries.cancelPointer(gone);
    item.move(over, now);
  };

  const judge = (element: Element, button: number, held: number): Outcome => {
    if (FRAMES.test(element.localName)) return 'impossible';
    if (typing.isOn()) return 'masked';
    return refuseTarget(page, element) ?? judgeClick(page, element, { button, held });
  };

  /** The click that a button makes when it is let go where it was pressed, or at what is around both. */
  const click = (target: Element | null, button: number, held: number): Outcome => {
    if (!press || !target) return null;
    const { element, count: detail } = press;
    const path = flatPath(target);
    const both = flatPath(element).find(at => path.includes(at));
    if (!both?.isConnected || isDisabled(both)) return null;
    // The page may have changed under the pointer since it was pressed.
    const refusal = refuseTarget(page, both) ?? judgeClick(page, both, { button, held });
    if (refusal) return refusal;
    send(both, button === 0 ? 'click' : 'auxclick', now, { button, detail });
    if (button === 0 && detail === 2 && mayTell(both)) send(both, 'dblclick', now, { button, detail });
    return null;
  };

  const letGo = (button: number, target: Element | null) => {
    const type = now.buttons === 0 ? 'pointerup' : 'pointermove';
    const detail = press?.count ?? 0;
    if (target) {
      send(target, type, now, { button });
      if (isMouse && mayTell(target) && !isDisabled(target)) send(target, 'mouseup', now, { button, detail });
    }
    if (now.buttons !== 0) return;
    grip.letGo();
    isMouse = true;
    capture.letGo();
    capture.settle((to, told) => send(to, told, now, { button }));
  };

  /** Hears of what happens outside of all that agents may act on. */
  const rootOfPress = (): Element | null => {
    const root = press?.element.ownerDocument.documentElement;
    return root && !refuseTarget(page, root) ? root : null;
  };

  const release = () => {
    refused.clear();
    if (item) {
      item.cancel(now);
      now = { ...now, buttons: 0 };
    } else if (now.buttons) {
      const target = settle(rootOfPress(), 0);
      for (const [button, bit] of BITS.entries()) {
        if (!(now.buttons & bit)) continue;
        now = { ...now, buttons: now.buttons & ~bit };
        letGo(button, target);
      }
    }
    item = null;
    press = null;
    leave();
  };

  return {
    move({ at, held }) {
      if (!at && !now.buttons) {
        point(null, held);
        leave();
        return null;
      }
      const spot = at ? locatePointer(page, at) : NOWHERE;
      point(spot.at, held);
      if (item) {
        item.move(spot.refusal ? null : spot.element, now);
        return null;
      }
      // While something is held, the page must go on to hear of it; but not what is refused.
      const over = spot.refusal && !now.buttons ? null : spot.element;
      const target = settleOver(over, -1);
      if (!target || FRAMES.test(target.localName)) return now.buttons ? null : spot.refusal;
      send(target, 'pointermove', now, { button: -1 });
      if (isMouse && mayTell(target) && send(target, 'mousemove', now)) {
        grip.move(now, target !== over);
        if (over) beginItem(over);
      }
      return null;
    },

    down({ at, button, held }) {
      if (now.buttons & BITS[button]) return 'impossible';
      const spot = locatePointer(page, at);
      const { element } = spot;
      refused.add(button);
      const refusal = spot.refusal ?? (element && !item ? judge(element, button, held) : 'impossible');
      if (refusal || !element) return refusal;
      point(spot.at, held);
      const target = settleOver(element, -1) ?? element;
      // The page has heard of the pointer's coming, and may have changed what it is over.
      const late = target.isConnected ? judge(target, button, held) : 'gone';
      if (late) return late;
      refused.delete(button);
      const isFirst = now.buttons === 0;
      now = { ...now, buttons: now.buttons | BITS[button] };
      const detail = count({ button, x: now.x, y: now.y });
      press = { element: target, count: detail };
      const isPlain = send(target, isFirst ? 'pointerdown' : 'pointermove', now, { button });
      if (isFirst) isMouse = isPlain;
      if (!mayTell(target)) return null;
      const acts = isMouse && (isDisabled(target) || send(target, 'mousedown', now, { button, detail }));
      if (acts && mayTell(target)) {
        if (button === 0) grip.take(target, detail, now);
        else focusFromPointer(page, target);
      }
      if (button === 2 && !menuOnUp && mayTell(target)) send(target, 'contextmenu', now, { button });
      return null;
    },

    up({ at, button, held }) {
      if (refused.delete(button)) return null;
      if (!(now.buttons & BITS[button])) return 'impossible';
      const spot = at ? locatePointer(page, at) : NOWHERE;
      point(spot.at, held);
      const over = spot.refusal ? null : spot.element;
      now = { ...now, buttons: now.buttons & ~BITS[button] };
      if (item) {
        if (button !== 0) return null;
        item.drop(over, now);
        item = null;
        press = null;
        return null;
      }
      const heard = spot.element ?? rootOfPress();
      const target = settle(heard, button);
      const isCaptured = target !== null && target !== heard;
      goTo(target, button);
      letGo(button, target);
      const outcome = over || isCaptured ? click(target, button, held) : null;
      if (button === 2 && menuOnUp && over && mayTell(over)) send(over, 'contextmenu', now, { button });
      press = null;
      goTo(over && mayTell(over) ? over : null, button);
      return outcome;
    },

    isTyping: typing.isOn,
    release,
    stop() {
      release();
      typing.stop();
      capture.stop();
    },
  };
}
