import type { ControlledPage } from './controlledPage.js';
import type { Drag } from './drag.js';
import { type Draggable, findDraggable } from './dragItem.js';
import { dragRange } from './dragRange.js';
import { refuseTarget } from './findTarget.js';
import { focusFromPointer } from './focusFromPointer.js';
import { placeCaret } from './placeCaret.js';
import type { Pointing } from './sendPointer.js';

/** What the first button does to the element that it is pressed on, and as long as it is held. */
export interface Grip {
  /** @param count how many times it was pressed in a row */
  take(element: Element, count: number, now: Pointing): void;
  /** @param isCaptured the page has the pointer for itself: no text is selected */
  move(now: Pointing, isCaptured: boolean): void;
  /** Has the pointer gone far enough to drag what it holds? Gives it once. */
  findDragged(now: Pointing): { item: HTMLElement; begun: Pointing } | null;
  letGo(): void;
}

/** @param capture called with the element that is to get all events until the button is let go */
export function createGrip(page: ControlledPage, capture: (element: Element) => void): Grip {
  let drag: Drag | null = null;
  let isSlider = false;
  let draggable: (Draggable & { begun: Pointing }) | null = null;
  const mayAct = (element: Element) => element.isConnected && refuseTarget(page, element) === null;

  return {
    take(element, count, now) {
      const range = isRange(element) && !element.matches(':disabled') ? element : null;
      isSlider = range !== null;
      if (range) {
        capture(range);
        drag = dragRange(page.window, range, now);
      }
      // At each step the page may have changed what follows.
      if (!mayAct(element)) return;
      focusFromPointer(page, element);
      if (range || !mayAct(element)) return;
      const found = findDraggable(page, element);
      if (found) draggable = { ...found, begun: { ...now, movementX: 0, movementY: 0 } };
      else drag = placeCaret(page, element, now, { count, extend: (now.held & 8) > 0 });
    },
    move(now, isCaptured) {
      if (!isCaptured || isSlider) drag?.move(now);
    },
    findDragged(now) {
      if (!draggable) return null;
      const { item, distance, begun } = draggable;
      if (Math.hypot(now.x - begun.x, now.y - begun.y) < distance) return null;
      draggable = null;
      return mayAct(item) ? { item, begun } : null;
    },
    letGo() {
      drag?.end();
      drag = null;
      draggable = null;
    },
  };
}

const isRange = (element: Element): element is HTMLInputElement =>
  element.localName === 'input' && (element as HTMLInputElement).type === 'range';
