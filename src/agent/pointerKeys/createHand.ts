import { listen, type Stoppable } from '../../browser/listen.js';
import { stopAll } from '../../browser/stopAll.js';
import type { Point } from './pointerKeysSurface.js';

type Held = Pick<KeyboardEvent, 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

/** A pointer over the overlay; whoever listens to the overlay hears of it as of a mouse. */
export interface Hand extends Stoppable {
  /** Where it is; `null`: nowhere. */
  place(): Point | null;
  /** Is the mouse that moved last? */
  isMouse(): boolean;
  /** Is its first button down? */
  holds(): boolean;
  /** Goes to a place; with the button down over a place between, as a hand that drags. */
  move(to: Point): void;
  press(button: 0 | 1 | 2, times: 1 | 2, held: Held | null): void;
  down(held: Held | null): void;
  up(held: Held | null): void;
  /** Lets go of what is held, as when a finger is taken from the hand. */
  cancel(): void;
  wheel(x: number, y: number): void;
  /** Goes away from the view. */
  leave(): void;
}

/** `PointerEvent.buttons` of each button. */
const BUTTONS = [1, 4, 2] as const;

/**
 * Moves a pointer without a mouse. Its events are dispatched at the overlay, so that all that a mouse does there needs no
 * second way: acting, drawing, highlighting, hovering. It goes on from where the mouse is, and the mouse from where it likes.
 * @param moved is told that it is elsewhere, or something was pressed or let go
 */
export function createHand(overlay: HTMLElement, moved: () => void): Hand {
  let place: Point | null = null;
  let isMouse = false;
  let holding = false;
  let isOwn = false;

  const dispatch = (
    at: Point | null,
    type: string,
    init: PointerEventInit,
    wheel?: { deltaX: number; deltaY: number },
  ) => {
    const view = overlay.ownerDocument.defaultView;
    if (!view || !at) return;
    const { left, top } = overlay.getBoundingClientRect();
    const given = {
      ...{ bubbles: true, cancelable: true, composed: true },
      ...{ clientX: left + at.x, clientY: top + at.y },
      ...init,
    };
    isOwn = true;
    try {
      overlay.dispatchEvent(
        wheel
          ? new view.WheelEvent(type, { ...given, ...wheel })
          : new view.PointerEvent(type, { ...given, pointerType: 'mouse', isPrimary: true }),
      );
    } finally {
      isOwn = false;
    }
  };
  const keys = (held: Held | null) =>
    held && {
      ...{ altKey: held.altKey, ctrlKey: held.ctrlKey },
      ...{ metaKey: held.metaKey, shiftKey: held.shiftKey },
    };
  const go = (to: Point) => {
    place = to;
    dispatch(to, 'pointermove', { button: -1, buttons: holding ? 1 : 0 });
  };
  const click = (at: Point | null, button: 0 | 1 | 2, held: Held | null) => {
    dispatch(at, 'pointerdown', { button, buttons: BUTTONS[button], ...keys(held) });
    dispatch(at, 'pointerup', { button, buttons: 0, ...keys(held) });
  };
  const hand: Hand = {
    place: () => place,
    isMouse: () => isMouse,
    holds: () => holding,
    move(to) {
      const from = place;
      isMouse = false;
      if (holding && from) go({ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 });
      go(to);
      moved();
    },
    press(button, times, held) {
      if (button === 0 && holding) return hand.up(held);
      // What is pressed may take the keyboard, and the pointer goes with it: it comes up where it went down.
      const at = place;
      for (let count = 0; count < times; count += 1) click(at, button, held);
      if (!place) dispatch(at, 'pointerleave', { bubbles: false, button: -1 });
      moved();
    },
    down(held) {
      holding = true;
      dispatch(place, 'pointerdown', { button: 0, buttons: 1, ...keys(held) });
      moved();
    },
    up(held) {
      holding = false;
      dispatch(place, 'pointerup', { button: 0, buttons: 0, ...keys(held) });
      moved();
    },
    cancel() {
      if (!holding) return;
      holding = false;
      dispatch(place, 'pointercancel', { button: -1, buttons: 0 });
      moved();
    },
    wheel(deltaX, deltaY) {
      dispatch(place, 'wheel', {}, { deltaX, deltaY });
    },
    leave() {
      hand.cancel();
      const from = isMouse ? null : place;
      place = null;
      dispatch(from, 'pointerleave', { bubbles: false, button: -1 });
      moved();
    },
    stop() {
      hand.leave();
      heard.stop();
    },
  };
  const follow = ({ type, clientX, clientY }: PointerEvent) => {
    if (isOwn) return;
    // There is one button for both: a mouse does not press what is held.
    if (type === 'pointerdown') hand.cancel();
    const { left, top } = overlay.getBoundingClientRect();
    place = { x: clientX - left, y: clientY - top };
    isMouse = true;
    moved();
  };
  const heard = stopAll(
    ['pointermove', 'pointerdown'].map(type =>
      listen<PointerEvent>(overlay, type, follow, { capture: true, passive: true }),
    ),
  );
  return hand;
}
