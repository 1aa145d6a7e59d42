import { describe, expect, it } from 'vitest';
import { createNumberMap } from '../../../../src/customer/frames/createNumberMap.js';
import { translateEvent, translateTree } from '../../../../src/customer/frames/translateEvent.js';
import type { RecordedEvent } from '../../../../src/protocol/index.js';

function setUp() {
  let last = 1000;
  const next = () => {
    last += 1;
    return last;
  };
  const nodes = createNumberMap(next);
  const styles = createNumberMap(next);
  const root = nodes.toPage(1);
  return { nodes, styles, root };
}

const incremental = (data: RecordedEvent['data']): RecordedEvent => ({ type: 3, timestamp: 5, data });

describe('translateEvent', () => {
  it('[FRM20] gives one number to each node, and finds it again', () => {
    const { nodes } = setUp();
    const given = [7, 8, 7].map(nodes.toPage);
    expect(given).toEqual([1002, 1003, 1002]);
    expect(nodes.toFrame(1003)).toBe(8);
    expect(nodes.toFrame(8)).toBeNull();
  });

  it('[FRM20] renumbers trees, and says of each node which document it belongs to', () => {
    const { nodes, root } = setUp();
    const tree = {
      type: 0,
      id: 1,
      childNodes: [
        { type: 2, id: 2, childNodes: [{ type: 0, id: 3, childNodes: [{ type: 2, id: 4, rootId: 3 }] }] },
      ],
    };
    translateTree(tree, nodes, root);
    expect(tree).toEqual({
      type: 0,
      id: root,
      childNodes: [
        {
          type: 2,
          id: 1002,
          rootId: root,
          childNodes: [{ type: 0, id: 1003, childNodes: [{ type: 2, id: 1004, rootId: 1003 }] }],
        },
      ],
    });
  });

  it.each([
    [
      'mutation',
      {
        source: 0,
        adds: [],
        removes: [{ parentId: 1, id: 2 }],
        texts: [{ id: 2, value: 'x' }],
        attributes: [{ id: 2, attributes: { a: '1' } }],
      },
      {
        source: 0,
        adds: [],
        removes: [{ parentId: 1001, id: 1002 }],
        texts: [{ id: 1002, value: 'x' }],
        attributes: [{ id: 1002, attributes: { a: '1' } }],
      },
    ],
    [
      'moves',
      { source: 1, positions: [{ x: 1, y: 2, id: 2, timeOffset: 0 }] },
      { source: 1, positions: [{ x: 1, y: 2, id: 1002, timeOffset: 0 }] },
    ],
    ['click', { source: 2, type: 2, id: 2, x: 1, y: 2 }, { source: 2, type: 2, id: 1002, x: 1, y: 2 }],
    [
      'input',
      { source: 5, id: 2, text: 'a', isChecked: false },
      { source: 5, id: 1002, text: 'a', isChecked: false },
    ],
    [
      'rules',
      { source: 8, id: 2, styleId: 2, adds: [{ rule: 'p{}' }] },
      { source: 8, id: 1002, styleId: 1003, adds: [{ rule: 'p{}' }] },
    ],
    [
      'selection',
      { source: 14, ranges: [{ start: 2, startOffset: 0, end: 3, endOffset: 1 }] },
      { source: 14, ranges: [{ start: 1002, startOffset: 0, end: 1003, endOffset: 1 }] },
    ],
    [
      'adopted sheets',
      { source: 15, id: 1, styleIds: [1, 2], styles: [{ styleId: 1, rules: [] }] },
      { source: 15, id: 1001, styleIds: [1002, 1003], styles: [{ styleId: 1002, rules: [] }] },
    ],
  ])('[FRM20] renumbers what names nodes and sheets: %s', (_name, data, expected) => {
    expect(translateEvent(incremental(data), setUp())).toEqual(incremental(expected));
  });

  it('[FRM20] renumbers what is added, and where', () => {
    const add = { parentId: 1, nextId: null, node: { type: 2, id: 2, childNodes: [{ type: 3, id: 3 }] } };
    const data = { source: 0, adds: [add], removes: [], texts: [], attributes: [], isAttachIframe: true };
    expect(translateEvent(incremental(data), setUp())?.data).toEqual({
      source: 0,
      adds: [
        {
          parentId: 1001,
          nextId: null,
          node: { type: 2, id: 1002, rootId: 1001, childNodes: [{ type: 3, id: 1003, rootId: 1001 }] },
        },
      ],
      removes: [],
      texts: [],
      attributes: [],
      isAttachIframe: true,
    });
  });

  it.each([
    ['its address', { type: 4, timestamp: 1, data: { href: 'https://x.example', width: 1, height: 1 } }],
    ['a custom event', { type: 5, timestamp: 1, data: { tag: 'x', payload: { id: 1 } } }],
    ['its size', incremental({ source: 4, width: 1, height: 1 })],
    ['an unknown source', incremental({ source: 99, id: 1 })],
    ['no source', incremental({ id: 1 })],
  ])('[FRM21] passes nothing on that means nothing to the page: %s', (_name, event) => {
    expect(translateEvent(event as RecordedEvent, setUp())).toBeNull();
  });

  it('[FRM21] lets no number of the page itself through', () => {
    const translated = translateEvent(
      incremental({
        source: 0,
        adds: 'x',
        removes: [{ parentId: -1, id: '7' }, 5, null],
        texts: [{ id: null }],
      }),
      setUp(),
    );
    expect(translated?.data).toEqual({
      source: 0,
      adds: [],
      removes: [{ parentId: null, id: null }],
      texts: [{ id: null }],
      attributes: [],
    });
  });

  const live = (payload: unknown, tag = 'opencobrowse.state') => ({
    type: 5,
    timestamp: 5,
    data: { tag, payload },
  });

  it('[REC94] renumbers what is told of the state of nodes, in all its forms', () => {
    const { nodes, styles, root } = setUp();
    const translate = (payload: unknown) =>
      translateEvent(live(payload), { nodes, styles, root })?.data.payload;
    expect(translate({ kind: 'top', id: 1, nodes: [{ id: 2, modal: true }, { id: 3 }] })).toEqual({
      kind: 'top',
      id: root,
      nodes: [{ id: 1002, modal: true }, { id: 1003 }],
    });
    expect(translate({ kind: 'target', id: 1, node: 2 })).toEqual({ kind: 'target', id: root, node: 1002 });
    expect(translate({ kind: 'target', id: 1, node: null })).toEqual({
      kind: 'target',
      id: root,
      node: null,
    });
    expect(translate({ kind: 'defined', id: 3 })).toEqual({ kind: 'defined', id: 1003 });
    const animation = { kind: 'animation', number: 7, state: 'paused', time: 4, rate: 1 };
    expect(translate({ ...animation, id: 2 })).toEqual({ ...animation, id: 1002 });
  });

  it('[REC94] drops other custom events, and states of unknown kinds', () => {
    const { nodes, styles, root } = setUp();
    for (const event of [
      live({ kind: 'new', id: 2 }),
      live(3),
      live({ kind: 'top', id: 1 }, 'opencobrowse.address'),
    ])
      expect(translateEvent(event, { nodes, styles, root })).toBeNull();
  });
});
