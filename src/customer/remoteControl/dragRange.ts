import type { Drag } from './drag.js';
import { findOrigin, type Pointing } from './sendPointer.js';

/** Half of what browsers draw as the thumb, CSS pixels: its centre does not get nearer to the ends. */
const HALF_THUMB = 8;

/**
 * Moves the thumb of a slider to the pointer, as browsers do on a pressed button: `input` at each new value, `change`
 * when it is let go. Steps and limits are the browser's.
 */
export function dragRange(top: Window, range: HTMLInputElement, now: Pointing): Drag {
  const first = range.value;
  let last = first;
  const send = (type: string, composed: boolean) => {
    const view = range.ownerDocument.defaultView;
    if (view) range.dispatchEvent(new view.Event(type, { bubbles: true, composed }));
  };
  const move = (at: Pointing) => {
    if (!range.isConnected || range.matches(':disabled')) return;
    setValue(range, String(valueAt(top, range, at)));
    if (range.value === last) return;
    last = range.value;
    send('input', true);
  };
  move(now);
  return {
    move,
    end() {
      if (last !== first) send('change', false);
    },
  };
}

function valueAt(top: Window, range: HTMLInputElement, { x, y }: Pointing): number {
  const box = range.getBoundingClientRect();
  const origin = findOrigin(top, range.ownerDocument);
  const style = range.ownerDocument.defaultView?.getComputedStyle(range);
  const isUpright = !!style?.writingMode?.startsWith('vertical') || style?.appearance === 'slider-vertical';
  const length = isUpright ? box.height : box.width;
  const way = isUpright ? y - origin.y - box.top : x - origin.x - box.left;
  const part = Math.min(1, Math.max(0, (way - HALF_THUMB) / Math.max(1, length - 2 * HALF_THUMB)));
  const isBackward =
    style?.appearance === 'slider-vertical' ? style.direction !== 'rtl' : style?.direction === 'rtl';
  const min = numberOf(range.min, 0);
  const max = Math.max(min, numberOf(range.max, 100));
  return min + (isBackward ? 1 - part : part) * (max - min);
}

function numberOf(text: string, otherwise: number): number {
  const number = Number.parseFloat(text);
  return Number.isFinite(number) ? number : otherwise;
}

/** Past setters that frameworks put on the element itself to learn what a customer has changed. */
function setValue(input: HTMLInputElement, value: string): void {
  const owner = input.ownerDocument.defaultView?.HTMLInputElement.prototype;
  if (owner) Reflect.set(owner, 'value', value, input);
}
