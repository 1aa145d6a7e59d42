import { hasKeyboard } from '../../browser/hasKeyboard.js';
import { listen } from '../../browser/listen.js';
import { stopAll } from '../../browser/stopAll.js';
import { aimAt } from './aimAt.js';
import { choosePlace } from './choosePlace.js';
import { createHand } from './createHand.js';
import { describeElement } from './describeElement.js';
import { drawHand } from './drawHand.js';
import { HINTS, LABELS, TYPING_HINT, WORDS } from './keyTexts.js';
import type { KeysSurface, Point, PointerKeys, PointerUse } from './pointerKeysSurface.js';
import { type KeyAction, readPointerKey } from './readPointerKey.js';
import { showKeyHint } from './showKeyHint.js';

/** Has keys move the pointer, and back, where they go to the customer's page otherwise. */
const SWITCH = 'F8';
/** What the overlay says of itself while there is something to point at. */
const SAID = ['tabindex', 'role', 'aria-label'];

/**
 * Lets an agent who has no mouse do all that a mouse does over the view. Where keys have nothing else to do there, they move
 * the pointer at once; in control, which they are typed in, from one press of F8 to the next.
 */
export function movePointerByKeys(surface: KeysSurface): PointerKeys {
  const { overlay } = surface;
  let use: PointerUse | null = null;
  /** In control: do keys move the pointer? */
  let isOn = false;
  /** The view has the keyboard, which no press has brought there. */
  let isByKey = false;
  let isPressed = false;
  const hint = showKeyHint(overlay);
  const drawn = drawHand(overlay);
  const places = choosePlace(surface);

  const moves = () => use !== null && (use !== 'act' || isOn);
  const show = () => {
    const isShown = moves() && hasKeyboard(overlay) && !hand.isMouse();
    drawn.show(isShown ? hand.place() : null, hand.holds());
    const lines = use && (isShown && hand.place() ? HINTS[use] : isByKey ? entryHint(use, isOn) : null);
    hint.show(lines, hand.place());
  };
  const hand = createHand(overlay, show);

  const limit = ({ x, y }: Point): Point => ({
    x: Math.max(0, Math.min(overlay.clientWidth - 1, x)),
    y: Math.max(0, Math.min(overlay.clientHeight - 1, y)),
  });
  /** Where a pointer begins that is nowhere yet: at what has the focus, or in the middle. */
  const start = (): Point => {
    const focused = surface.focused();
    const at = focused && aimAt(focused, surface);
    return at ?? limit({ x: overlay.clientWidth / 2, y: overlay.clientHeight / 2 });
  };
  /** It is there, and is the one that keys move. */
  const begin = () => {
    if (!hand.place() || hand.isMouse()) hand.move(hand.place() ?? start());
  };
  const turn = (on: boolean) => {
    if (!on) hand.leave();
    isOn = on;
    if (on) begin();
    hint.say(on ? WORDS.on : WORDS.off);
    show();
  };
  const act = (action: KeyAction, event: KeyboardEvent) => {
    switch (action.do) {
      case 'step':
      case 'row':
      case 'end': {
        const next = places.choose(action, hand.place());
        if (next) hand.move(next.at);
        return hint.say(next ? describeElement(next.element) : WORDS.nothing);
      }
      case 'shift': {
        begin();
        const { x, y } = hand.place() ?? start();
        return hand.move(limit({ x: x + action.x, y: y + action.y }));
      }
      case 'press':
        begin();
        hand.press(action.button, action.times, event.key === 'Enter' ? event : null);
        return hint.say(use === 'highlight' ? WORDS.highlighted : WORDS.pressed);
      case 'hold':
        begin();
        if (hand.holds()) hand.up(event);
        else hand.down(event);
        return hint.say(hand.holds() ? WORDS.held : WORDS.letGo);
      case 'wheel':
        begin();
        return hand.wheel(action.x, action.y);
      case 'escape':
        if (hand.holds()) return hand.cancel();
        return use === 'act' ? turn(false) : undefined;
      case 'typed':
        return hint.say(WORDS.typed);
    }
  };
  const take = (event: KeyboardEvent) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const heard = stopAll([
    listen<KeyboardEvent>(
      overlay,
      'keydown',
      event => {
        if (use === null || event.isComposing) return;
        if (use === 'act' && event.key === SWITCH) {
          take(event);
          return event.repeat ? undefined : turn(!isOn);
        }
        const action = moves() ? readPointerKey(event, use) : null;
        isByKey &&= action !== null;
        if (!action) return show();
        // A held key goes on moving, and presses once.
        const isOnce = action.do === 'press' || action.do === 'hold' || action.do === 'escape';
        take(event);
        if (!(isOnce && event.repeat)) act(action, event);
        show();
      },
      { capture: true },
    ),
    // Before those who give the view the keyboard for it.
    listen(
      overlay,
      'pointerdown',
      () => {
        if (!hand.isMouse()) return;
        isPressed = true;
        isByKey = false;
        show();
      },
      { capture: true },
    ),
    listen(overlay, 'focusin', () => {
      isByKey = !isPressed;
      isPressed = false;
      // What takes the keys in control is not to be seen.
      Object.assign(overlay.style, { outline: '2px solid #4338ca', outlineOffset: '-2px' });
      show();
    }),
    listen<FocusEvent>(overlay, 'focusout', ({ relatedTarget }) => {
      if (overlay.contains(relatedTarget as Node | null)) return;
      isByKey = false;
      isPressed = false;
      overlay.style.removeProperty('outline');
      hand.leave();
    }),
    hand,
    hint,
    drawn,
  ]);

  return {
    setUse(next) {
      if (next === use) return;
      hand.leave();
      use = next;
      isOn = false;
      if (next === null) for (const name of SAID) overlay.removeAttribute(name);
      else {
        overlay.setAttribute('role', 'application');
        overlay.setAttribute('aria-label', LABELS[next]);
        // In control, the field in it takes the keyboard. Without the attribute, the view would lose it before that can.
        overlay.tabIndex = next === 'act' ? -1 : 0;
      }
      show();
    },
    refresh: places.forget,
    stop() {
      overlay.style.removeProperty('outline');
      for (const name of SAID) overlay.removeAttribute(name);
      heard.stop();
    },
  };
}

const entryHint = (use: PointerUse, isOn: boolean) => (use === 'act' && !isOn ? TYPING_HINT : HINTS[use]);
