// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Privacy } from '../../../../src/customer/privacy/policy.js';
import { createChanges } from '../../../../src/customer/recorder/changes.js';
import { keepSheets } from '../../../../src/customer/recorder/keepSheets.js';
import { createNodeBook } from '../../../../src/customer/recorder/nodeBook.js';
import { type SheetWatch, watchSheets } from '../../../../src/customer/recorder/watchSheets.js';

let watch: SheetWatch | null = null;

beforeEach(() => {
  // Grouping rules are not in every test browser; here they are nothing.
  if (!('CSSGroupingRule' in window)) vi.stubGlobal('CSSGroupingRule', class {});
});
afterEach(() => {
  watch?.stop();
  watch = null;
  vi.unstubAllGlobals();
  vi.useRealTimers();
  document.head.replaceChildren();
  document.body.replaceChildren();
});

const privacyOf = (node: Node): Privacy => {
  const element = node.nodeType === 1 ? (node as Element) : node.parentElement;
  return element?.closest('[data-mask]') ? 'masked' : 'visible';
};

function open(css: string, into: Element = document.head) {
  const style = document.createElement('style');
  style.textContent = css;
  into.append(style);
  const { sheet } = style;
  if (!sheet) throw new Error('no sheet');
  const book = createNodeBook();
  const { id } = book.enter(style, null);
  const onChange = vi.fn();
  const opened = watchSheets(window, onChange);
  watch = opened;
  const hidden = () => document.querySelector('[data-mask]') !== null;
  const changes = createChanges();
  const keeper = keepSheets({
    ...{ window, book, onChange, policy: { of: privacyOf, hides: hidden } },
    redact: { css: (text, privacy) => (privacy === 'masked' ? text.replace(/"[^"]*"/g, '"*"') : text) },
    scopes: () => [
      {
        sheets: opened,
        roots: () => [document],
        adopted: { meet: vi.fn(), lists: () => [], write: () => [], clear: vi.fn(), stop: vi.fn() },
      },
    ],
  });
  /** A pass that writes down what is to be written as a whole. */
  const write = (during: () => void = () => undefined) => {
    const rest = keeper.begin(changes);
    during();
    const rewritten = [...changes.styles];
    for (const each of rewritten) keeper.describe(each, privacyOf(each));
    changes.styles.clear();
    changes.nodes.clear();
    return { rewritten, events: rest() };
  };
  return { style, sheet, id, book, onChange, opened, write, changes, keeper };
}

describe('watchSheets and keepSheets', () => {
  it('[REC66] tell single rules in their order, those of one kind that follow each other in one event', () => {
    const { sheet, id, write, onChange } = open('a { top: 1px; }');
    sheet.insertRule('b { top: 2px; }', 1);
    sheet.insertRule('c { top: 3px; }', 0);
    sheet.deleteRule(1);
    sheet.insertRule('d { top: 4px; }', 0);
    expect(onChange).toHaveBeenCalledTimes(4);
    const rule = (name: string, index: number) => ({ rule: expect.stringMatching(`^${name} {`), index });
    expect(write().events).toEqual([
      { source: 8, id, adds: [rule('b', 1), rule('c', 0)] },
      { source: 8, id, removes: [{ index: 1 }] },
      { source: 8, id, adds: [rule('d', 0)] },
    ]);
    expect(write().events).toEqual([]);
  });

  it('[REC67] have a sheet written down as a whole after very many changes', () => {
    const { sheet, style, write } = open('');
    for (let count = 0; count < 2500; count += 1) sheet.insertRule('a { top: 1px; }', 0);
    expect(write()).toEqual({ events: [], rewritten: [style] });
  });

  it('[REC68] tell nothing of a sheet that was written down since, or that agents have not', () => {
    const { sheet, style, write, opened, book } = open('');
    sheet.insertRule('a { top: 1px; }', 0);
    opened.written(sheet);
    expect(write().events).toEqual([]);
    sheet.insertRule('b { top: 1px; }', 0);
    book.forget(style);
    expect(write().events).toEqual([]);
  });

  it('[REC68] hear nothing after stop', () => {
    const { sheet, opened, onChange } = open('');
    opened.stop();
    sheet.insertRule('a { top: 1px; }', 0);
    sheet.deleteRule(0);
    expect(onChange).not.toHaveBeenCalled();
  });

  it('[REC70] tell no single rules of a sheet that is written down as a whole in the same pass', () => {
    const { style, write, changes } = open('a { top: 1px; }');
    style.textContent = 'b { top: 1px; }';
    style.sheet?.insertRule('c { top: 1px; }', 1);
    changes.styles.add(style);
    expect(write()).toEqual({ events: [], rewritten: [style] });
  });

  it('[REC70] nor of one whose element is recorded anew in the same pass', () => {
    const { sheet, style, write, book } = open('');
    sheet.insertRule('a { top: 1px; }', 0);
    const anew = () => {
      book.forget(style);
      book.enter(style, null);
    };
    expect(write(anew).events).toEqual([]);
    sheet.insertRule('b { top: 1px; }', 0);
    expect(write().events).toEqual([
      { source: 8, id: book.idOf(style), adds: [expect.objectContaining({ index: 0 })] },
    ]);
  });

  it('[REC71] make addresses in single rules absolute, from where the sheet stands', () => {
    const { sheet, write } = open('');
    sheet.insertRule('a { background: url("x.png"); }', 0);
    expect(JSON.stringify(write().events)).toContain(new URL('x.png', document.baseURI).href);
  });

  it('[PRV85] mask the rules of a sheet in a mask one by one', () => {
    document.body.innerHTML = '<div data-mask></div>';
    const { sheet, write } = open('', document.body.firstElementChild ?? undefined);
    sheet.insertRule('a::before { content: "secret"; }', 0);
    expect(JSON.stringify(write().events)).not.toContain('secret');
  });

  it('[PRV86] mask a rule elsewhere that styles something masked, and no other', () => {
    document.body.innerHTML = '<p data-mask class="a"></p><p class="b"></p>';
    const { style, keeper } = open(
      '.a::before { content: "secret"; } .b::before { content: "open"; } .a { top: 1px; }',
    );
    const css = keeper.describe(style, 'visible');
    expect(css).not.toContain('secret');
    expect(css).toContain('open');
    expect(css).toContain('top: 1px');
  });

  it('[PRV87] hold back the text of a rule that styles nothing yet, and tell it when it styles what is seen', () => {
    vi.useFakeTimers();
    document.body.innerHTML = '<p data-mask></p>';
    const { style, keeper, id, write, changes, onChange } = open('.later::before { content: "open"; }');
    expect(keeper.describe(style, 'visible')).not.toContain('open');
    const later = document.body.appendChild(document.createElement('p'));
    later.className = 'later';
    changes.nodes.add(later);
    expect(write().events).toEqual([
      { source: 8, id, removes: [{ index: 0 }] },
      { source: 8, id, adds: [{ rule: expect.stringContaining('open'), index: 0 }] },
    ]);
    // Not more often than once in a second, but then surely.
    later.setAttribute('data-mask', '');
    changes.nodes.add(later);
    expect(write().events).toEqual([]);
    vi.advanceTimersByTime(1001);
    expect(onChange).toHaveBeenCalledOnce();
    expect(write().events).toEqual([
      { source: 8, id, removes: [{ index: 0 }] },
      { source: 8, id, adds: [{ rule: expect.stringContaining('"*"'), index: 0 }] },
    ]);
  });

  it('[PRV88] take a rule back at once when something that it styles is masked late, until that is over', () => {
    document.body.innerHTML = '<p class="a"></p>';
    const { style, keeper, write, changes } = open('.a::before { content: "secret"; }');
    expect(keeper.describe(style, 'visible')).toContain('secret');
    const { firstElementChild: element } = document.body;
    element?.setAttribute('data-mask', '');
    if (element) changes.renewed.add(element);
    expect(JSON.stringify(write().events)).toContain('*');
    element?.removeAttribute('data-mask');
    document.body.append(document.createElement('p'));
    document.body.lastElementChild?.setAttribute('data-mask', '');
    element?.remove();
    expect(keeper.describe(style, 'visible')).not.toContain('secret');
    if (element) document.body.append(element);
    expect(keeper.describe(style, 'visible')).toContain('secret');
  });
});
