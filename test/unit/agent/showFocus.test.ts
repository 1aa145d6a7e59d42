// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readLiveState } from '../../../src/agent/replay/readLiveState.js';
import { showFocus } from '../../../src/agent/replay/showFocus.js';

afterEach(() => {
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

const BOX = new DOMRect(100, 50, 200, 20);

function open(html: string) {
  const overlay = document.body.appendChild(document.createElement('div'));
  const page = document.body.appendChild(document.createElement('div'));
  page.innerHTML = html;
  const element = page.firstElementChild;
  if (!element) throw new Error('no element');
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(BOX);
  vi.spyOn(document.documentElement, 'clientWidth', 'get').mockReturnValue(800);
  vi.spyOn(document.documentElement, 'clientHeight', 'get').mockReturnValue(600);
  // jsdom lays nothing out.
  Range.prototype.getClientRects = function (this: Range) {
    const width = (this.endOffset - this.startOffset) * 10;
    return [new DOMRect(100 + this.startOffset * 10, 50, width, 14)] as unknown as DOMRectList;
  };
  const show = showFocus(overlay, ({ x, y }) => ({ x: x / 2, y: y / 2 }));
  const mirror = {
    getNode: (id: number) => (id === 1 ? element : id === 2 ? element.firstChild : null),
    getId: () => 1,
  };
  const parts = () =>
    [...overlay.children].map(part => {
      const { left, width } = (part as HTMLElement).style;
      return [(part as HTMLElement).dataset.gcb, left, width];
    });
  return { show, parts, element, page: { mirror, root: document }, overlay };
}

describe('showFocus', () => {
  it('[AGC22] draws a ring at its place in the view, and a caret in the text', () => {
    const { show, parts, page, element } = open('<input value="Ada Lovelace">');
    const children = document.documentElement.childElementCount;
    show.draw({ kind: 'focus', id: 1, start: 3, end: 3 }, page);
    expect(parts()).toEqual([
      ['customer-caret', '64px', '2px'],
      ['customer-focus', '48px', '104px'],
    ]);
    show.draw({ kind: 'focus', id: 1, start: 1, end: 4 }, page);
    expect(parts()[0]).toEqual(['customer-selection', '55px', '15px']);
    show.draw({ kind: 'focus', id: 1 }, page);
    expect(parts()).toHaveLength(1);
    // Nothing stays in the mirrored page.
    expect(document.documentElement.childElementCount).toBe(children);
    element.remove();
    show.draw({ kind: 'focus', id: 1, start: 1, end: 1 }, page);
    expect(parts()).toEqual([]);
  });

  it('[AGC22] draws the caret of an editor, and goes when nothing has the focus', () => {
    const { show, parts, page, overlay } = open('<p>Some words</p>');
    show.draw({ kind: 'focus', id: 1, text: 2, start: 40, end: 40 }, page);
    expect(parts()[0]).toEqual(['customer-caret', '99px', '2px']);
    show.draw({ kind: 'focus', id: null }, page);
    expect(parts()).toEqual([]);
    show.draw({ kind: 'focus', id: 1 }, page);
    show.draw({ kind: 'focus', id: 1 }, null);
    expect(parts()).toEqual([]);
    show.draw({ kind: 'focus', id: 1 }, page);
    show.stop();
    expect(overlay.childElementCount).toBe(0);
  });

  it('[AGC22] draws the caret of a paragraph without letters', () => {
    const { show, parts, page } = open('<ul><li><br></li></ul>');
    // A place between children; jsdom lays nothing out: as far from the left as the place is from the first child.
    show.draw({ kind: 'focus', id: 1, text: 2, start: 0, end: 0 }, page);
    expect(parts()[0]).toEqual(['customer-caret', '49px', '2px']);
    show.draw({ kind: 'focus', id: 1, text: 2, start: 7, end: 7 }, page);
    expect(parts()[0]).toEqual(['customer-caret', '54px', '2px']);
    (page.root.querySelector('li') as Element).replaceChildren();
    show.draw({ kind: 'focus', id: 1, text: 2, start: 0, end: 0 }, page);
    expect(parts()[0]).toEqual(['customer-caret', '49px', '2px']);
  });

  it('[AGC22] draws nothing of what is scrolled out of sight', () => {
    const { show, parts, page } = open('<p>Some words</p>');
    vi.spyOn(document.documentElement, 'clientHeight', 'get').mockReturnValue(40);
    show.draw({ kind: 'focus', id: 1 }, page);
    expect(parts()).toEqual([]);
  });

  it('[AGC22] takes only what is well formed', () => {
    const read = (payload: unknown) =>
      readLiveState({ type: 5, timestamp: 1, data: { tag: 'opencobrowse.state', payload } });
    expect(read({ kind: 'focus', id: 7, start: 1, end: 2 })).toEqual({
      kind: 'focus',
      id: 7,
      start: 1,
      end: 2,
    });
    expect(read({ kind: 'focus', id: null })).toEqual({ kind: 'focus', id: null });
    for (const wrong of [{ id: '7' }, { id: 7, start: -1 }, { id: 7, end: 0.5 }, {}])
      expect(read({ kind: 'focus', ...wrong })).toBeNull();
  });
});
