import { holdPointer } from '../../browser/holdPointer.js';
import { listen, type Stoppable } from '../../browser/listen.js';
import { stopAll } from '../../browser/stopAll.js';
import type { PointerPlace } from '../../protocol/index.js';
import type { ControlSurface } from './controlSurface.js';
import { heldKeys } from './heldKeys.js';

/** Shortest time between two moves, ms. */
const MOVE_EVERY_MS = 33;
/** Wheels that count in lines or pages rather than pixels (WheelEvent.deltaMode). */
const PIXELS = [1, 16, 400];

/**
 * Sends pointer and wheel. Invariant: a button that went down in the page comes up in it, and the last place before
 * a press is sent before it.
 * @param focus gives the view the keyboard
 */
export function capturePointer(
  { overlay, locate, send, timers }: Pick<ControlSurface, 'overlay' | 'locate' | 'send' | 'timers'>,
  focus: () => void,
): Stoppable {
  const pressed = new Set<0 | 1 | 2>();
  let waiting: { at: PointerPlace; held: number } | null = null;
  let timer: number | null = null;
  let wheel: { at: NonNullable<PointerPlace>; x: number; y: number; held: number } | null = null;

  const flush = () => {
    if (waiting) send({ do: 'move', ...waiting });
    waiting = null;
    if (wheel) send({ do: 'wheel', ...wheel });
    wheel = null;
  };
  const soon = () => {
    if (timer !== null) return;
    flush();
    timer = timers.set(() => {
      timer = null;
      if (waiting || wheel) soon();
    }, MOVE_EVERY_MS);
  };
  const buttonOf = ({ button }: PointerEvent) =>
    button === 0 || button === 1 || button === 2 ? button : null;
  const placeOf = (event: MouseEvent) => locate({ x: event.clientX, y: event.clientY });

  const listeners = [
    listen<PointerEvent>(overlay, 'pointermove', event => {
      waiting = { at: placeOf(event), held: heldKeys(event) };
      soon();
    }),
    listen(overlay, 'pointerleave', () => {
      if (pressed.size > 0) return;
      waiting = { at: null, held: 0 };
      soon();
    }),
    listen<PointerEvent>(overlay, 'pointerdown', event => {
      const button = buttonOf(event);
      const at = placeOf(event);
      if (button === null || !at) return;
      // The overlay must get the release too, wherever it happens; the keyboard goes where the hand is.
      holdPointer(overlay, event);
      focus();
      event.preventDefault();
      waiting = { at, held: heldKeys(event) };
      flush();
      pressed.add(button);
      send({ do: 'down', at, button, held: heldKeys(event) });
    }),
    listen<PointerEvent>(overlay, 'pointerup', event => {
      const button = buttonOf(event);
      if (button === null || !pressed.delete(button)) return;
      flush();
      send({ do: 'up', at: placeOf(event), button, held: heldKeys(event) });
    }),
    listen(overlay, 'pointercancel', () => release()),
    listen<WheelEvent>(
      overlay,
      'wheel',
      event => {
        const at = placeOf(event);
        if (!at) return;
        event.preventDefault();
        const unit = PIXELS[event.deltaMode] ?? 1;
        const x = (wheel?.x ?? 0) + event.deltaX * unit;
        const y = (wheel?.y ?? 0) + event.deltaY * unit;
        wheel = { at, x: limit(x), y: limit(y), held: heldKeys(event) };
        soon();
      },
      { passive: false },
    ),
  ];
  const release = () => {
    for (const button of pressed) send({ do: 'up', at: null, button, held: 0 });
    pressed.clear();
  };
  return {
    stop() {
      release();
      stopAll(listeners).stop();
      if (timer !== null) timers.clear(timer);
    },
  };
}

const limit = (distance: number) => Math.max(-100_000, Math.min(100_000, distance));
