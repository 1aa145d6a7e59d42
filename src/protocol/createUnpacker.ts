import { createPackedReader } from './createPackedReader.js';
import { ADD, ATTRIBUTES, END, REMOVE, RETEXT } from './packedForm.js';
import { type PlainNode, readPackedTree } from './readPackedTree.js';
import type { RecordedEvent } from './recordedEvents.js';

const FULL_SNAPSHOT = 2;
const INCREMENTAL = 3;

type Fields = Record<string, unknown>;

/**
 * Writes events out that came in the compact form (`packedForm.ts`); others are given as they are. What comes out is
 * rrweb's format, but for two things that only who has the nodes can add: `moved` in place of a node that the reader has,
 * and no `parentId` in `removes`. Events must come in their order, from a full snapshot on.
 * @returns null: it does not fit what came before, nothing after it will either, and a new full snapshot is needed
 */
export function createUnpacker(): (event: RecordedEvent) => RecordedEvent[] | null {
  const reader = createPackedReader();
  const trees = readPackedTree(reader);
  /** Numbers are written as steps from the one before of their kind. */
  let last = { container: 0, changed: 0, removed: 0 };

  const step = (kind: keyof typeof last): number => {
    last[kind] += reader.number();
    return last[kind];
  };

  const readAdd = (numbering: { next: number; root: number }): Fields[] => {
    const parentId = step('container');
    const before = reader.number();
    const isShadow = reader.number();
    numbering.root = reader.number();
    const mark = isShadow ? { isShadow: true } : {};
    const nodes = trees.readList(numbering);
    // From the last to the first, so that what each stands before is in its place.
    let nextId: unknown = before === 0 ? null : before;
    const adds = nodes.reverse().map(node => {
      const add = 'moved' in node ? { moved: node.moved } : { node };
      const placed = { parentId, nextId, ...add, ...mark };
      nextId = node.moved ?? node.id;
      return placed;
    });
    return adds;
  };
  const readAttributes = (): Fields => {
    const id = step('changed');
    const attributes: Fields = {};
    for (let left = reader.number(); left > 0; left -= 1) {
      const name = reader.text();
      attributes[name] = reader.value();
    }
    return { id, attributes };
  };

  const readChanges = (data: Fields): Fields[] => {
    const numbering = { next: reader.number(), root: 0 };
    const [adds, removes, texts, attributes]: Fields[][] = [[], [], [], []];
    for (let kind = reader.number(); kind !== END; kind = reader.number()) {
      if (kind === ADD) adds?.push(...readAdd(numbering));
      else if (kind === REMOVE) {
        const id = step('removed');
        removes?.push({ id });
      } else if (kind === RETEXT) {
        const id = step('changed');
        texts?.push({ id, value: reader.text() });
      } else if (kind === ATTRIBUTES) attributes?.push(readAttributes());
      else throw new Error('packedForm: a change is not known');
    }
    const { n: _n, s: _s, ...rest } = data;
    // Two steps: a node may leave a tree that goes.
    return [
      { ...rest, adds, removes: [], texts, attributes },
      { ...rest, adds: [], removes, texts: [], attributes: [] },
    ].filter(({ adds, removes, texts, attributes }) =>
      [adds, removes, texts, attributes].some(list => (list?.length ?? 0) > 0),
    );
  };
  const readSnapshot = ({ n: _n, s: _s, ...rest }: Fields): Fields => {
    trees.reset();
    reader.reset();
    last = { container: 0, changed: 0, removed: 0 };
    const [node]: PlainNode[] = trees.readList({ next: reader.number(), root: 0 });
    return { node, ...rest };
  };

  return event => {
    const { type, data } = event;
    if (!Array.isArray(data.n) || !Array.isArray(data.s)) return [event];
    try {
      reader.begin(data.n, data.s);
      if (type === FULL_SNAPSHOT) return [{ ...event, data: readSnapshot(data) }];
      if (type !== INCREMENTAL) return null;
      return readChanges(data).map(each => ({ ...event, data: each }));
    } catch {
      return null; // Not what a recorder writes, or something before it is missing.
    }
  };
}
