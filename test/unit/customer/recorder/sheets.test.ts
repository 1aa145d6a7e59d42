// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createNodeBook } from '../../../../src/customer/recorder/nodeBook.js';
import { type SheetWatch, watchSheets } from '../../../../src/customer/recorder/watchSheets.js';
import { writeSheets } from '../../../../src/customer/recorder/writeSheets.js';

let watch: SheetWatch | null = null;

beforeEach(() => {
  // Grouping rules are not in every test browser; here they are nothing.
  if (!('CSSGroupingRule' in window)) vi.stubGlobal('CSSGroupingRule', class {});
});
afterEach(() => {
  watch?.stop();
  watch = null;
  vi.unstubAllGlobals();
  document.head.replaceChildren();
});

function open(css: string) {
  const style = document.createElement('style');
  style.textContent = css;
  document.head.append(style);
  const { sheet } = style;
  if (!sheet) throw new Error('no sheet');
  const book = createNodeBook();
  const { id } = book.enter(style, null);
  const onChange = vi.fn();
  const opened = watchSheets(window, onChange);
  watch = opened;
  const rewritten: Element[] = [];
  const write = () =>
    writeSheets(opened.take(), book, { idOf: () => -1 }, owner => void rewritten.push(owner));
  return { style, sheet, id, book, onChange, opened, rewritten, write };
}

describe('watchSheets and writeSheets', () => {
  it('[REC66] tell single rules in their order, those of one kind that follow each other in one event', () => {
    const { sheet, id, write, onChange } = open('a { top: 1px; }');
    sheet.insertRule('b { top: 2px; }', 1);
    sheet.insertRule('c { top: 3px; }', 0);
    sheet.deleteRule(1);
    sheet.insertRule('d { top: 4px; }', 0);
    expect(onChange).toHaveBeenCalledTimes(4);
    const rule = (name: string, index: number) => ({ rule: expect.stringMatching(`^${name} {`), index });
    expect(write()).toEqual([
      { source: 8, id, adds: [rule('b', 1), rule('c', 0)] },
      { source: 8, id, removes: [{ index: 1 }] },
      { source: 8, id, adds: [rule('d', 0)] },
    ]);
    expect(write()).toEqual([]);
  });

  it('[REC67] have a sheet written down as a whole after very many changes', () => {
    const { sheet, style, write, rewritten } = open('');
    for (let count = 0; count < 2500; count += 1) sheet.insertRule('a { top: 1px; }', 0);
    expect(write()).toEqual([]);
    expect(rewritten).toEqual([style]);
  });

  it('[REC68] tell nothing of a sheet that was written down since, or that agents have not', () => {
    const { sheet, style, write, opened, book } = open('');
    sheet.insertRule('a { top: 1px; }', 0);
    opened.written(sheet);
    expect(write()).toEqual([]);
    sheet.insertRule('b { top: 1px; }', 0);
    book.forget(style);
    expect(write()).toEqual([]);
  });

  it('[REC68] hear nothing after stop', () => {
    const { sheet, opened, onChange } = open('');
    opened.stop();
    sheet.insertRule('a { top: 1px; }', 0);
    sheet.deleteRule(0);
    expect(onChange).not.toHaveBeenCalled();
  });
});
