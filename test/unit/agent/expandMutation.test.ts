import { describe, expect, it } from 'vitest';
import { expandMutation } from '../../../src/agent/replay/expandMutation.js';
import type { NodeMirror } from '../../../src/agent/replay/nodeMirror.js';
import type { RecordedEvent } from '../../../src/protocol/index.js';

const mutation = (adds: unknown, more: object = {}): RecordedEvent => ({
  type: 3,
  timestamp: 1,
  data: { source: 0, adds, removes: [], texts: [], attributes: [], ...more },
});
const element = (id: number, childNodes: unknown[] = []) => ({
  type: 2,
  id,
  tagName: `n${id}`,
  attributes: {},
  childNodes,
});
const none = () => null;
const empty: NodeMirror = { getNode: none, getId: () => -1 };

describe('expandMutation', () => {
  it('[REP60] writes a tree out node by node: parents before what is in them, siblings in their order', () => {
    const event = mutation([
      { parentId: 1, nextId: 9, node: element(2, [element(3, [element(4)]), element(5)]) },
      { parentId: 1, nextId: null, node: element(6) },
    ]);
    expect(expandMutation(event, empty, none)).toBe(true);
    expect(event.data.adds).toEqual([
      { parentId: 1, nextId: 9, node: element(2) },
      { parentId: 2, nextId: null, node: element(3) },
      { parentId: 3, nextId: null, node: element(4) },
      { parentId: 2, nextId: null, node: element(5) },
      { parentId: 1, nextId: null, node: element(6) },
    ]);
  });

  it('[REP61] writes a node that moves as it came, at any depth, without what was in it', () => {
    const metas = new Map<number, object>([
      [7, element(7, [element(8)])],
      [9, { ...element(9), isShadow: true }],
    ]);
    const event = mutation([
      { parentId: 1, nextId: null, moved: 7, isShadow: true },
      { parentId: 1, nextId: null, node: element(2, [{ moved: 9 }, { moved: 7, isShadow: true }]) },
    ]);
    expect(expandMutation(event, empty, id => metas.get(id) ?? null)).toBe(true);
    expect(event.data.adds).toEqual([
      { parentId: 1, nextId: null, node: { ...element(7), isShadow: true } },
      { parentId: 1, nextId: null, node: element(2) },
      { parentId: 2, nextId: null, node: element(9) },
      { parentId: 2, nextId: null, node: { ...element(7), isShadow: true } },
    ]);
    expect(metas.get(7)).toEqual(element(7, [element(8)]));
  });

  it('[REP62] says so when a node that should move is not there, and writes the rest', () => {
    const event = mutation([
      { parentId: 1, nextId: null, moved: 99 },
      { parentId: 1, nextId: null, node: element(2, [{ moved: 98 }, element(3)]) },
    ]);
    expect(expandMutation(event, empty, none)).toBe(false);
    expect(event.data.adds).toEqual([
      { parentId: 1, nextId: null, node: element(2) },
      { parentId: 2, nextId: null, node: element(3) },
    ]);
  });

  it.each([
    ['flat already', mutation([{ parentId: 1, nextId: null, node: element(2) }])],
    [
      'a document in a frame',
      mutation([{ parentId: 1, nextId: null, node: element(2, [element(3)]) }], { isAttachIframe: true }),
    ],
    ['no mutation', { type: 3, timestamp: 1, data: { source: 8, adds: [{ moved: 1 }] } }],
    ['no change', { type: 2, timestamp: 1, data: { node: element(1, [element(2)]) } }],
    ['of unknown shape', mutation('x')],
    ['of other unknown shapes', mutation([null, 1, { node: null }, { node: { childNodes: 5 } }])],
  ])('[REP63] leaves what is %s as it is', (_name, event) => {
    const before = structuredClone(event);
    expect(expandMutation(event, empty, none)).toBe(true);
    expect(event).toEqual(before);
  });

  it('[REP63] is not stopped by how deep a tree is', () => {
    let node = element(50_000);
    for (let id = 49_999; id > 1; id -= 1) node = element(id, [node]);
    const event = mutation([{ parentId: 1, nextId: null, node }]);
    expect(expandMutation(event, empty, none)).toBe(true);
    expect(event.data.adds).toHaveLength(49_999);
  });
});
