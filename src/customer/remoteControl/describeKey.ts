/** A key as it was pressed or let go. `held` is as in `Command`. */
export interface PressedKey {
  key: string;
  code: string;
  held: number;
  repeat: boolean;
}

export interface Held {
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
}

export function readHeld(held: number): Held {
  return { altKey: !!(held & 1), ctrlKey: !!(held & 2), metaKey: !!(held & 4), shiftKey: !!(held & 8) };
}

/** By `key`. The numbers are those of UI Events, "Legacy key attributes". */
const BY_KEY: Readonly<Record<string, number>> = {
  Backspace: 8,
  Tab: 9,
  Enter: 13,
  Shift: 16,
  Control: 17,
  Alt: 18,
  Pause: 19,
  CapsLock: 20,
  Escape: 27,
  PageUp: 33,
  PageDown: 34,
  End: 35,
  Home: 36,
  ArrowLeft: 37,
  ArrowUp: 38,
  ArrowRight: 39,
  ArrowDown: 40,
  Insert: 45,
  Delete: 46,
  Meta: 91,
  ContextMenu: 93,
};

/** By `code`: they do not depend on what the key types. */
const BY_CODE: Readonly<Record<string, number>> = {
  NumpadMultiply: 106,
  NumpadAdd: 107,
  NumpadSubtract: 109,
  NumpadDecimal: 110,
  NumpadDivide: 111,
  Semicolon: 186,
  Equal: 187,
  Comma: 188,
  Minus: 189,
  Period: 190,
  Slash: 191,
  Backquote: 192,
  BracketLeft: 219,
  Backslash: 220,
  BracketRight: 221,
  Quote: 222,
};

function keyCodeOf({ key, code }: PressedKey): number {
  const named = BY_KEY[key] ?? BY_CODE[code];
  if (named) return named;
  const digit = /^(Digit|Numpad)(\d)$/.exec(code);
  if (digit) return Number(digit[2]) + (digit[1] === 'Digit' ? 48 : 96);
  const upper = key.toUpperCase();
  if (/^[A-Z0-9 ]$/.test(upper)) return upper.charCodeAt(0);
  const f = /^F(\d\d?)$/.exec(key);
  if (f) return 111 + Number(f[1]);
  // A letter of another alphabet has the number of the Latin letter in its place.
  return /^Key([A-Z])$/.exec(code)?.[1]?.charCodeAt(0) ?? 0;
}

/** 1 left, 2 right, 3 on the number pad. */
function locationOf(code: string): number {
  if (code.startsWith('Numpad')) return 3;
  const side = /^(?:Shift|Control|Alt|Meta)(Left|Right)$/.exec(code)?.[1];
  return side ? (side === 'Left' ? 1 : 2) : 0;
}

/** What the key types, with what is held; `null`: nothing. */
export function textOf({ key, held }: PressedKey, code = ''): string | null {
  const { altKey, ctrlKey, metaKey } = readHeld(held);
  if (metaKey || [...key].length !== 1) return null;
  // AltGr is Control with Alt on Windows, Option is Alt: with them keys type what they do not without.
  if (ctrlKey || altKey) {
    const other = !/^[a-z0-9 ]$/i.test(key) && (key > '~' || /^(Key|Digit)/.test(code));
    return altKey && other ? key : null;
  }
  return key;
}

/** The event that tells of a key, as Chromium makes it. */
export function createKeyEvent(
  view: Window & typeof globalThis,
  type: 'keydown' | 'keypress' | 'keyup',
  pressed: PressedKey,
): KeyboardEvent {
  const { key, code, held, repeat } = pressed;
  const charCode = type === 'keypress' ? (key === 'Enter' ? 13 : (key.codePointAt(0) ?? 0)) : 0;
  return new view.KeyboardEvent(type, {
    view,
    key,
    code,
    repeat,
    ...readHeld(held),
    location: locationOf(code),
    charCode,
    keyCode: charCode || keyCodeOf(pressed),
    bubbles: true,
    composed: true,
    cancelable: true,
  });
}
