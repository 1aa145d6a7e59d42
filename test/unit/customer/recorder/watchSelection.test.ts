// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { type SelectionWatch, watchSelection } from '../../../../src/customer/recorder/watchSelection.js';
import { openLive } from './openLive.js';

let watch: SelectionWatch | null = null;
afterEach(() => {
  watch?.stop();
  watch = null;
  document.getSelection()?.removeAllRanges();
});

const PAGE =
  '<p id="a">first</p><div data-mask id="m"><p id="secret">secret</p></div><!--x--><p id="b">second</p><p data-service id="s">ours</p><p id="c">third</p>';

function open() {
  const live = openLive(PAGE);
  const opened = watchSelection(live.context);
  watch = opened;
  const text = (id: string) => live.get(id).firstChild ?? document;
  const select = (from: Node, start: number, to: Node, end: number) => {
    document.getSelection()?.setBaseAndExtent(from, start, to, end);
    document.dispatchEvent(new Event('selectionchange'));
    return opened.write();
  };
  return { ...live, opened, text, textId: (id: string) => live.book.idOf(text(id)), select };
}

describe('watchSelection', () => {
  it('[REC90] tells what is selected, once until it is something else', () => {
    const { opened, text, textId, select, onChange } = open();
    const range = { start: textId('a'), startOffset: 1, end: textId('b'), endOffset: 3 };
    expect(select(text('a'), 1, text('b'), 3)).toEqual([range]);
    expect(onChange).toHaveBeenCalled();
    expect(opened.write()).toBeNull();
    opened.clear();
    expect(opened.write()).toEqual([range]);
    expect(select(text('a'), 1, text('a'), 1)).toEqual([]);
    expect(select(text('b'), 2, text('b'), 2)).toBeNull();
  });

  it('[REC90] counts children as agents have them', () => {
    const { select, book } = open();
    const body = book.idOf(document.body);
    // The comment and the service element are nothing to them.
    expect(select(document.body, 0, document.body, 6)).toEqual([
      { start: body, startOffset: 0, end: body, endOffset: 4 },
    ]);
  });

  it('[REC91] ends a selection where something hidden begins', () => {
    const { text, textId, select, book } = open();
    const body = book.idOf(document.body);
    expect(select(text('a'), 2, text('secret'), 3)).toEqual([
      { start: textId('a'), startOffset: 2, end: body, endOffset: 1 },
    ]);
    expect(select(text('secret'), 3, text('b'), 2)).toEqual([
      { start: body, startOffset: 2, end: textId('b'), endOffset: 2 },
    ]);
    expect(select(text('b'), 1, text('s'), 2)).toEqual([
      { start: textId('b'), startOffset: 1, end: body, endOffset: 3 },
    ]);
  });

  it('[REC91] tells nothing of a selection inside of what is hidden, also when it is hidden later', () => {
    const { opened, text, get, select } = open();
    expect(select(text('secret'), 1, text('secret'), 4)).toBeNull();
    expect(select(text('s'), 1, text('s'), 3)).toBeNull();
    expect(select(text('b'), 1, text('b'), 4)).toHaveLength(1);
    get('b').setAttribute('data-mask', '');
    expect(opened.write()).toEqual([]);
  });
});
