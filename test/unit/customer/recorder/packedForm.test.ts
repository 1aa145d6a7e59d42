import { describe, expect, it } from 'vitest';
import {
  createPackedWriter,
  type PackedValue,
} from '../../../../src/customer/recorder/createPackedWriter.js';
import { createPackedReader } from '../../../../src/protocol/createPackedReader.js';
import { createUnpacker, MOST_KNOWN } from '../../../../src/protocol/index.js';
import { seededRandom } from './seededRandom.js';

/** Writes values as events of a few each, and reads them back. */
function repeat(values: readonly PackedValue[], each = 7) {
  const writer = createPackedWriter();
  const reader = createPackedReader();
  const read: PackedValue[] = [];
  let size = 0;
  for (let from = 0; from < values.length; from += each) {
    const some = values.slice(from, from + each);
    for (const value of some) writer.value(value);
    const { n, s } = writer.take();
    const text = JSON.stringify({ n, s });
    size += text.length;
    const parsed = JSON.parse(text);
    reader.begin(parsed.n, parsed.s);
    for (const _ of some) read.push(reader.value());
  }
  return { read, size };
}

describe('the compact form', () => {
  it('[REC150] is read back as it was written: texts with all kinds of numbers, numbers, and nothing', () => {
    const values: PackedValue[] = [
      ...['', 'a', 'a', '0', '1', '2', '10', '007', 'x07', 'row-1', 'row-2', 'row-2', 'row-10', 'row-9'],
      ...[
        '1234567890',
        '999999999',
        '-5',
        '1.5',
        '1.05',
        '0.5',
        'a1b2',
        'a2b4',
        'a3b6',
        'a3b7',
        '\0',
        '5\0',
        '6\0',
      ],
      ...['😀1', '😀2', '٣', `${'x'.repeat(200)}1`, `${'x'.repeat(200)}2`, 'x'.repeat(100), 'x'.repeat(100)],
      ...[true as const, null, 1, -1, 0.5, 'a', true as const, null],
    ];
    expect(repeat(values).read).toEqual(values);
    expect(repeat(values, 1).read).toEqual(values);
  });

  it.each([1, 2, 3, Math.floor(Math.random() * 1e9)])('[REC150] whatever is written (seed %i)', seed => {
    const random = seededRandom(seed);
    const pieces = [
      'a',
      'row-',
      ' ',
      '0',
      '7',
      '12',
      '345',
      '00',
      '-',
      '.',
      '\0',
      '9999999999',
      'é',
      '"',
      '\n',
    ];
    const values = Array.from({ length: 3000 }, (): PackedValue => {
      if (random(20) === 0) return [true as const, null, random(1000) / 4][random(3)] ?? null;
      return Array.from({ length: random(6) }, () => pieces[random(pieces.length)]).join('');
    });
    expect(repeat(values).read).toEqual(values);
  });

  it('[REC151] what comes again, or goes on counting, takes a few characters', () => {
    const words = Array.from({ length: 1000 }, () => 'some text that is not short');
    const rows = Array.from({ length: 1000 }, (_, index) => `/orders/${index}/rows/${index * 3}`);
    expect(repeat(words, 1000).size / 1000).toBeLessThan(3);
    expect(repeat(rows, 1000).size / 1000).toBeLessThan(7);
  });

  it('[REC151] more texts than can be remembered are written as they are', () => {
    const values = Array.from(
      { length: MOST_KNOWN + 500 },
      (_, index) => `text${'abcdefghij'[index % 10]}${index}x`,
    );
    const twice = [...values.slice(-10), ...values, ...values.slice(-20)].map(text =>
      Array.from(text, letter =>
        letter >= '0' && letter <= '9' ? String.fromCharCode(letter.charCodeAt(0) + 60) : letter,
      ).join(''),
    );
    expect(repeat(twice, 10_000).read).toEqual(twice);
  });

  it.each<[string, number, Record<string, unknown>]>([
    ['a number is missing', 2, { n: [], s: [] }],
    ['the tree has no end', 2, { n: [1, 4, 0, 0], s: [] }],
    ['a text is missing', 2, { n: [1, 2, 0, 0, 0], s: [] }],
    ['a text is none', 2, { n: [1, 2, 0, 0, 0], s: [5] }],
    ['a number is none', 3, { source: 0, n: [1, 'x'], s: [] }],
    ['a text was never told', 3, { source: 0, n: [1, 3, 5, 900], s: [] }],
    ['a shape was never told', 3, { source: 0, n: [1, 1, 1, 0, 0, 0, 77, 0], s: [] }],
    ['a kind of change is not known', 3, { source: 0, n: [1, 99], s: [] }],
    ['it is no kind of event', 4, { n: [1], s: [] }],
  ])('[REC152] is refused as a whole when %s', (_what, type, data) => {
    expect(createUnpacker()({ type, timestamp: 1, data })).toBeNull();
  });

  it('[REC152] other events are given as they are', () => {
    const event = { type: 3, timestamp: 1, data: { source: 3, id: 1, x: 0, y: 5 } };
    expect(createUnpacker()(event)).toEqual([event]);
  });
});
