// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { findRecorded } from '../../../../src/customer/recorder/findRecorded.js';
import { createNodeBook } from '../../../../src/customer/recorder/nodeBook.js';

afterEach(() => document.body.replaceChildren());

describe('findRecorded', () => {
  it('[REC153] finds nodes by their numbers, in shadow trees and frames too, for as long as they are there', () => {
    document.body.innerHTML = '<p>text</p><div></div><iframe></iframe>';
    const [p, host, frame] = [...document.body.children] as [Element, Element, HTMLIFrameElement];
    const shadow = host.attachShadow({ mode: 'closed' });
    shadow.innerHTML = '<b></b>';
    const inner = frame.contentDocument?.body as Element;
    const book = createNodeBook();
    const find = findRecorded(document, book, element => (element === host ? shadow : element.shadowRoot));
    const nodes = [p, p.firstChild, shadow.firstChild, inner] as Node[];
    const ids = nodes.map(node => book.enter(node, null).id);
    expect(ids.map(find)).toEqual(nodes);
    expect(ids.map(find)).toEqual(nodes);
    expect([find(999), find(-1)]).toEqual([null, null]);
    p.remove();
    expect(find(ids[0] ?? 0)).toBeNull();
    document.body.append(p);
    book.forget(p);
    expect(ids.slice(0, 2).map(find)).toEqual([null, p.firstChild]);
  });
});
