// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { hideBlockedBoxes } from '../../../src/customer/recorder/hideBlockedBoxes.js';
import { watchDocumentReplaced } from '../../../src/customer/recorder/watchDocumentReplaced.js';
import type { RecordedEvent } from '../../../src/protocol/index.js';
import { trackListeners } from './trackListeners.js';

const HIDDEN = { style: 'display: none !important' };
const blocked = () => ({
  type: 2,
  id: 5,
  tagName: 'div',
  attributes: { class: 'secret', rr_width: '120px', rr_height: '40px' },
  childNodes: [],
});
const element = (id: number, ...childNodes: unknown[]) => ({
  type: 2,
  id,
  tagName: 'p',
  attributes: { class: 'open', rr_scrollTop: 3 },
  childNodes,
});
const event = (type: number, data: Record<string, unknown>): RecordedEvent => ({ type, timestamp: 1, data });

describe('hideBlockedBoxes', () => {
  it('[REC10] takes the boxes of blocked elements out of the layout of a snapshot, at any depth', () => {
    const snapshot = event(2, { node: { type: 0, id: 1, childNodes: [element(2, element(3, blocked()))] } });
    expect(hideBlockedBoxes(snapshot)).toBe(snapshot);
    expect(snapshot.data).toEqual({
      node: {
        type: 0,
        id: 1,
        childNodes: [element(2, element(3, { ...blocked(), attributes: HIDDEN }))],
      },
    });
  });

  it('[REC10] nothing of a blocked element is left but its name', () => {
    const text = JSON.stringify(hideBlockedBoxes(event(2, { node: element(2, blocked()) })));
    expect(text).not.toMatch(/secret|120px|40px/);
  });

  it('[REC11] does the same with nodes that are added later', () => {
    const change = event(3, {
      source: 0,
      adds: [
        { parentId: 1, node: blocked() },
        { parentId: 1, node: element(8, blocked()) },
      ],
    });
    hideBlockedBoxes(change);
    expect(change.data.adds).toEqual([
      { parentId: 1, node: { ...blocked(), attributes: HIDDEN } },
      { parentId: 1, node: element(8, { ...blocked(), attributes: HIDDEN }) },
    ]);
  });

  it('[REC12] leaves everything else as it is, and understands what it does not know', () => {
    const events = [
      event(3, { source: 2, x: 1, rr_width: '3px' }),
      event(3, {
        source: 0,
        adds: [null, 7, {}, { node: null }, { node: { attributes: null, childNodes: [null] } }],
      }),
      event(3, { source: 0, adds: 'no', node: 'no' }),
      event(2, { node: element(1, { type: 3, id: 2, textContent: 'rr_width' }) }),
      event(4, { href: 'x', width: 1 }),
    ];
    const before = structuredClone(events);
    for (const each of events) hideBlockedBoxes(each);
    expect(events).toEqual(before);
  });

  it('[REC12] does not run out of stack on a deep page', () => {
    let node = blocked() as unknown;
    for (let depth = 0; depth < 50_000; depth++) node = { childNodes: [node] };
    expect(() => hideBlockedBoxes(event(2, { node }))).not.toThrow();
  });
});

describe('watchDocumentReplaced', () => {
  function setUp() {
    const page = document.implementation.createHTMLDocument('');
    let readyState = 'complete';
    Object.defineProperty(page, 'readyState', { get: () => readyState });
    const listeners = trackListeners(page);
    const onReplaced = vi.fn();
    const replace = async () => {
      page.replaceChild(page.createElement('html'), page.documentElement);
      await Promise.resolve();
    };
    return {
      ...{ page, listeners, onReplaced, replace },
      ...watchDocumentReplaced(page, onReplaced),
      loading() {
        readyState = 'loading';
      },
      loaded() {
        readyState = 'interactive';
        page.dispatchEvent(new Event('DOMContentLoaded'));
      },
    };
  }

  it('[REC20] calls back each time the document has a new root element', async () => {
    const { onReplaced, replace, stop } = setUp();
    await replace();
    expect(onReplaced).toHaveBeenCalledTimes(1);
    await replace();
    expect(onReplaced).toHaveBeenCalledTimes(2);
    stop();
  });

  it('[REC20] waits until there is a root element', async () => {
    const { page, onReplaced, stop } = setUp();
    page.documentElement.remove();
    await Promise.resolve();
    expect(onReplaced).not.toHaveBeenCalled();
    page.append(page.createElement('html'));
    await Promise.resolve();
    expect(onReplaced).toHaveBeenCalledTimes(1);
    stop();
  });

  it('[REC21] waits until the new content is there, and calls back once for it', async () => {
    const { onReplaced, replace, loading, loaded, listeners, stop } = setUp();
    loading();
    await replace();
    await replace();
    expect(onReplaced).not.toHaveBeenCalled();
    loaded();
    expect(onReplaced).toHaveBeenCalledTimes(1);
    loaded();
    expect(onReplaced).toHaveBeenCalledTimes(1);
    stop();
    expect(listeners.open()).toEqual([]);
  });

  it('[REC22] is not disturbed by what happens beside or below the root element', async () => {
    const { page, onReplaced, replace, stop } = setUp();
    page.body.replaceChildren(page.createElement('main'));
    page.append(page.createComment('x'));
    const root = page.documentElement;
    root.remove();
    page.append(root);
    await Promise.resolve();
    expect(onReplaced).not.toHaveBeenCalled();
    await replace();
    page.append(page.createComment('y'));
    await Promise.resolve();
    expect(onReplaced).toHaveBeenCalledTimes(1);
    stop();
  });

  it('[REC23] hears nothing after stop, and leaves no listener', async () => {
    const { onReplaced, replace, loading, loaded, listeners, stop } = setUp();
    loading();
    await replace();
    expect(listeners.open()).toEqual(['DOMContentLoaded']);
    stop();
    expect(listeners.open()).toEqual([]);
    loaded();
    await replace();
    expect(onReplaced).not.toHaveBeenCalled();
  });
});
