import {
  GAP,
  KNOWN,
  LITERAL,
  LONGEST_KNOWN,
  MOST_KNOWN,
  NOTHING,
  NUMBER,
  NUMBERED,
  PROSE,
  TRUE,
} from '../../protocol/index.js';

/** What was written: `protocol/packedForm.ts`. */
export interface Packed {
  n: number[];
  s: string[];
}

export type PackedValue = string | number | true | null;

export interface PackedWriter {
  number(value: number): void;
  text(text: string): void;
  /** A text for people: it is not remembered. Compression finds what repeats in it better than numbers could. */
  prose(text: string): void;
  value(value: PackedValue): void;
  take(): Packed;
  /** The reader begins anew, and knows nothing. */
  reset(): void;
}

/** A text with gaps for its numbers, the last numbers in it, and by how much each was more than the one before. */
interface Numbered {
  code: number;
  last: number[];
  steps: number[];
}

/** Writes numbers and texts so that what comes again, or goes on counting, takes next to no room. */
export function createPackedWriter(): PackedWriter {
  let n: number[] = [];
  let s: string[] = [];
  let known = new Map<string, number>();
  let numbered = new Map<string, Numbered>();
  let count = 0;
  const found: number[] = [];

  const nextCode = (): number => {
    count += 1;
    return KNOWN + count - 1;
  };
  const remember = (text: string) => {
    if (text.length <= LONGEST_KNOWN && count < MOST_KNOWN) known.set(text, nextCode());
  };
  const define = (frame: string) => {
    n.push(NUMBERED);
    s.push(frame);
    n.push(...found);
    numbered.set(frame, { code: nextCode(), last: found.slice(), steps: found.map(() => 1) });
  };
  const fill = ({ code, last, steps }: Numbered) => {
    n.push(code);
    for (let index = 0; index < found.length; index += 1) {
      const value = found[index] ?? 0;
      const before = last[index] ?? 0;
      n.push(value === before + (steps[index] ?? 0) ? 0 : value + 1);
      steps[index] = value - before;
      last[index] = value;
    }
  };
  const text = (text: string) => {
    const code = known.get(text);
    if (code !== undefined) {
      n.push(code);
      return;
    }
    const frame = text.length <= LONGEST_KNOWN ? takeNumbers(text, found) : null;
    const former = frame === null ? undefined : numbered.get(frame);
    if (former) return fill(former);
    if (frame !== null && count < MOST_KNOWN) define(frame);
    else {
      n.push(LITERAL);
      s.push(text);
    }
    remember(text);
  };

  return {
    number: value => void n.push(value),
    text,
    prose(prose) {
      if (!prose.includes(' ') || HAS_NUMBERS.test(prose)) return text(prose);
      n.push(PROSE);
      s.push(prose);
    },
    value(value) {
      if (typeof value === 'string') text(value);
      else if (value === true) n.push(TRUE);
      else if (value === null) n.push(NOTHING);
      else n.push(NUMBER, value);
    },
    take() {
      const taken = { n, s };
      n = [];
      s = [];
      return taken;
    },
    reset() {
      n = [];
      s = [];
      known = new Map();
      numbered = new Map();
      count = 0;
    },
  };
}

/** These go on counting, more often than not. */
const HAS_NUMBERS = /\d/;
const MOST_DIGITS = 9;

/**
 * Puts the numbers of a text into `found`, and gives the text with gaps in their places; `null` when there are none. Digits
 * that would not come back as they were (`007`) stay in the text.
 */
function takeNumbers(text: string, found: number[]): string | null {
  found.length = 0;
  let frame = '';
  let from = 0;
  const { length } = text;
  for (let index = 0; index < length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0) return null;
    let digit = code - 48;
    if (digit < 0 || digit > 9) continue;
    const start = index;
    let value = 0;
    while (digit >= 0 && digit <= 9) {
      value = value * 10 + digit;
      index += 1;
      digit = index < length ? text.charCodeAt(index) - 48 : -1;
    }
    index -= 1;
    const digits = index + 1 - start;
    if (digits > MOST_DIGITS || (digits > 1 && text.charCodeAt(start) === 48)) continue;
    frame += text.slice(from, start) + GAP;
    found.push(value);
    from = index + 1;
  }
  return found.length === 0 ? null : frame + text.slice(from);
}
