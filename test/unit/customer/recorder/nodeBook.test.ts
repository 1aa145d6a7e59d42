// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { createNodeBook } from '../../../../src/customer/recorder/nodeBook.js';

describe('nodeBook', () => {
  it('[REC40] gives each node one number, and says where the agent has it', () => {
    const book = createNodeBook();
    const [a, b] = [document.createElement('a'), document.createElement('b')];
    expect([book.idOf(a), book.parentOf(a), book.inShadow(a), book.newest()]).toEqual([-1, -1, false, 0]);
    const parent = book.enter(a, -1, false);
    const child = book.enter(b, parent, true);
    expect(child).not.toBe(parent);
    expect([book.idOf(b), book.parentOf(b), book.inShadow(b)]).toEqual([child, parent, true]);
    expect([book.nodeOf(child), book.nodeOf(99)]).toEqual([b, null]);
    expect(book.newest()).toBe(child);
    expect(book.enter(b, -1, false)).toBe(child);
    expect([book.parentOf(b), book.inShadow(b)]).toEqual([-1, false]);
  });

  it('[REC40] never gives a number again: not to a node that was forgotten, nor after all were', () => {
    const book = createNodeBook();
    const node = document.createElement('a');
    const first = book.enter(node, -1, false);
    book.forget(node);
    book.forget(node);
    expect([book.idOf(node), book.nodeOf(first)]).toEqual([-1, null]);
    const second = book.enter(node, -1, false);
    expect(second).toBeGreaterThan(first);
    book.clear();
    expect([book.idOf(node), book.nodeOf(second)]).toEqual([-1, null]);
    expect(book.enter(node, -1, false)).toBeGreaterThan(second);
  });
});
