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
} from './packedForm.js';

/** Reads what `recorder/createPackedWriter.ts` has written. Whatever does not fit throws: the reader must begin anew. */
export interface PackedReader {
  begin(n: readonly unknown[], s: readonly unknown[]): void;
  number(): number;
  text(): string;
  value(): string | number | true | null;
  /** What is known of texts is forgotten: a full snapshot comes. */
  reset(): void;
}

interface Numbered {
  parts: string[];
  last: number[];
  steps: number[];
}

export function createPackedReader(): PackedReader {
  let numbers: readonly unknown[] = [];
  let texts: readonly unknown[] = [];
  let at = 0;
  let textAt = 0;
  let known: (string | Numbered)[] = [];

  const number = (): number => {
    const value = numbers[at];
    at += 1;
    if (typeof value !== 'number') throw new Error('packedForm: a number is missing');
    return value;
  };
  const fresh = (): string => {
    const value = texts[textAt];
    textAt += 1;
    if (typeof value !== 'string') throw new Error('packedForm: a text is missing');
    return value;
  };
  const remember = (text: string): string => {
    if (text.length <= LONGEST_KNOWN && known.length < MOST_KNOWN) known.push(text);
    return text;
  };
  const join = ({ parts, last }: Numbered) =>
    parts.reduce((text, part, index) => text + (last[index - 1] ?? '') + part);
  const define = (): string => {
    const parts = fresh().split(GAP);
    const last = parts.slice(1).map(number);
    const made = { parts, last, steps: last.map(() => 1) };
    known.push(made);
    return remember(join(made));
  };
  const count = (numbered: Numbered): string => {
    const { last, steps } = numbered;
    for (const [index, before] of last.entries()) {
      const told = number();
      const value = told === 0 ? before + (steps[index] ?? 0) : told - 1;
      steps[index] = value - before;
      last[index] = value;
    }
    return join(numbered);
  };
  const value = (): string | number | true | null => {
    const code = number();
    if (code === LITERAL) return remember(fresh());
    if (code === PROSE) return fresh();
    if (code === NUMBERED) return define();
    if (code === TRUE) return true;
    if (code === NUMBER) return number();
    if (code === NOTHING) return null;
    const found = known[code - KNOWN];
    if (found === undefined) throw new Error('packedForm: a text is not known');
    return typeof found === 'string' ? found : count(found);
  };

  return {
    begin(n, s) {
      numbers = n;
      texts = s;
      at = 0;
      textAt = 0;
    },
    number,
    text() {
      const text = value();
      if (typeof text !== 'string') throw new Error('packedForm: no text');
      return text;
    },
    value,
    reset() {
      known = [];
    },
  };
}
