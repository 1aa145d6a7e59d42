import type { PointerUse } from './pointerKeysSurface.js';

/** What a key means for the pointer. */
export type KeyAction =
  /** To the next element in the page's order, or the one before. */
  | { do: 'step'; by: 1 | -1 }
  /** To the element that is nearest below, or above. */
  | { do: 'row'; by: 1 | -1 }
  /** To the first element, or the last. */
  | { do: 'end'; by: 1 | -1 }
  /** By so many CSS pixels. */
  | { do: 'shift'; x: number; y: number }
  | { do: 'press'; button: 0 | 1 | 2; times: 1 | 2 }
  /** Presses what is not pressed, and lets go of what is. */
  | { do: 'hold' }
  | { do: 'wheel'; x: number; y: number }
  | { do: 'escape' }
  /** Something was typed, which goes nowhere while keys move the pointer. */
  | { do: 'typed' };

/** CSS pixels: what arrows move by with Shift and with Alt, and how far one key turns the wheel. */
const FAR = 10;
const NEAR = 1;
const NOTCH = 120;
type Way = readonly [x: -1 | 0 | 1, y: -1 | 0 | 1];
const ARROWS: Readonly<Record<string, Way>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};
const CLICK: KeyAction = { do: 'press', button: 0, times: 1 };
const MENU: KeyAction = { do: 'press', button: 2, times: 1 };
const LETTERS: Readonly<Record<string, KeyAction>> = {
  d: { do: 'press', button: 0, times: 2 },
  m: { do: 'press', button: 1, times: 1 },
  r: MENU,
};

/** What a key that goes down means for a pointer with this use; `null`: nothing, the key is for others. */
export function readPointerKey(event: KeyboardEvent, use: PointerUse): KeyAction | null {
  const { key, shiftKey, altKey, ctrlKey, metaKey } = event;
  const isShortcut = ctrlKey || metaKey;
  const arrow = ARROWS[key];
  if (arrow) return isShortcut ? null : move(arrow, shiftKey, altKey);
  if (use === 'point') return readEnd(key);
  // Keys that are held with these two are held during the press.
  if (key === 'Enter' || key === ' ') {
    const isHeld = use === 'draw' || (use === 'act' && key === ' ');
    return isHeld ? { do: 'hold' } : CLICK;
  }
  if (key === 'Escape') return { do: 'escape' };
  if (use !== 'act' || isShortcut || altKey) return readEnd(key);
  if (key === 'ContextMenu' || (key === 'F10' && shiftKey)) return MENU;
  if (key === 'PageDown' || key === 'PageUp') {
    const far = key === 'PageDown' ? NOTCH : -NOTCH;
    return { do: 'wheel', x: shiftKey ? far : 0, y: shiftKey ? 0 : far };
  }
  return readEnd(key) ?? LETTERS[letterOf(event)] ?? (isTyped(key) ? { do: 'typed' } : null);
}

function move([x, y]: Way, isFar: boolean, isNear: boolean): KeyAction {
  const by = isNear ? NEAR : FAR;
  if (isFar || isNear) return { do: 'shift', x: x * by, y: y * by };
  return x === 0 ? { do: 'row', by: y > 0 ? 1 : -1 } : { do: 'step', by: x > 0 ? 1 : -1 };
}

const readEnd = (key: string): KeyAction | null =>
  key === 'Home' ? { do: 'end', by: -1 } : key === 'End' ? { do: 'end', by: 1 } : null;

/** By where it is on keyboards that write no Latin letters. */
const letterOf = ({ key, code }: KeyboardEvent) =>
  (/^[\x21-\x7e]$/.test(key) ? key : code.replace(/^Key/, '')).toLowerCase();

const isTyped = (key: string) => [...key].length === 1 || key === 'Backspace' || key === 'Delete';
