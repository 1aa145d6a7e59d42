// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { createNodeBook } from '../../../../src/customer/recorder/nodeBook.js';

const make = (a: string, b = 'b'): [Element, Element] => [
  document.createElement(a),
  document.createElement(b),
];

describe('nodeBook', () => {
  it('[REC40] gives each node one number', () => {
    const book = createNodeBook();
    const [a, b] = make('a', 'b');
    expect([book.idOf(a), book.entryOf(a), book.newest()]).toEqual([-1, null, 0]);
    const parent = book.enter(a, null);
    const child = book.enter(b, parent);
    expect(child.id).not.toBe(parent.id);
    expect([book.idOf(b), book.newest()]).toEqual([child.id, child.id]);
    expect(book.enter(b, null).id).toBe(child.id);
  });

  it('[REC40] never gives a number again: not to a node that was forgotten, nor after all were', () => {
    const book = createNodeBook();
    const [node] = make('a');
    const first = book.enter(node, null).id;
    book.forget(node);
    book.forget(node);
    expect(book.idOf(node)).toBe(-1);
    const second = book.enter(node, null).id;
    expect(second).toBeGreaterThan(first);
    book.clear();
    expect(book.idOf(node)).toBe(-1);
    expect(book.enter(node, null).id).toBeGreaterThan(second);
  });

  it('[REC40] forgets what is in a tree with the tree, and not what has left it', () => {
    const book = createNodeBook();
    const [tree, inside] = make('div', 'p');
    const [left, page] = make('b', 'main');
    const top = book.enter(page, null);
    const entry = book.enter(tree, top);
    const before = book.enter(inside, entry).id;
    const kept = book.enter(left, entry).id;
    book.enter(left, top);
    book.forget(tree);
    expect([tree, inside, left].map(book.idOf)).toEqual([-1, -1, kept]);
    expect(book.enter(inside, top).id).toBeGreaterThan(before);
  });
});
