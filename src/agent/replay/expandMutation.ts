import type { RecordedEvent } from '../../protocol/index.js';
import type { NodeMirror } from './nodeMirror.js';

type Fields = Record<string, unknown>;

const INCREMENTAL = 3;
const MUTATION = 0;

/**
 * Writes a mutation out as rrweb's replayer wants it: each node that is added in an entry of its own, without what is
 * in it, and nodes that move as they were when they came. Frames' documents are built whole and stay as they are.
 * Changes the event in place. False: a node that should move is not there, the copy is not what the page is.
 * @param metaOf a node as it came, by its number
 */
export function expandMutation(
  event: RecordedEvent,
  mirror: NodeMirror,
  metaOf: (id: number) => object | null,
): boolean {
  const { data } = event;
  if (event.type !== INCREMENTAL || data.source !== MUTATION || data.isAttachIframe === true) return true;
  if (Array.isArray(data.removes)) data.removes = data.removes.map(remove => nameParent(remove, mirror));
  if (!Array.isArray(data.adds) || !data.adds.some(isCompact)) return true;
  const flat: Fields[] = [];
  let fits = true;
  for (const add of data.adds) if (isFields(add)) fits = expand(add, flat, metaOf) && fits;
  data.adds = flat;
  return fits;
}

/** Says out of what a node is taken, where the recorder did not. */
function nameParent(remove: unknown, mirror: NodeMirror): unknown {
  if (!isFields(remove) || typeof remove.id !== 'number' || 'parentId' in remove) return remove;
  const parent = mirror.getNode(remove.id)?.parentNode;
  if (!parent) return { ...remove, parentId: -1 };
  if ('host' in parent && parent.nodeType === 11)
    return { ...remove, parentId: mirror.getId((parent as ShadowRoot).host), isShadow: true };
  return { ...remove, parentId: mirror.getId(parent) };
}

/** An entry that rrweb's own recorder does not make. */
function isCompact(add: unknown): boolean {
  if (!isFields(add)) return false;
  if ('moved' in add) return true;
  return isFields(add.node) && Array.isArray(add.node.childNodes) && add.node.childNodes.length > 0;
}

function expand(first: Fields, flat: Fields[], metaOf: (id: number) => object | null): boolean {
  let fits = true;
  const left: Fields[] = [first];
  for (let add = left.pop(); add; add = left.pop()) {
    const { parentId, nextId, isShadow } = add;
    if (typeof add.moved === 'number') {
      const meta = metaOf(add.moved);
      if (!meta) fits = false;
      else flat.push({ parentId, nextId, node: withShadow({ ...meta, childNodes: [] }, isShadow === true) });
      continue;
    }
    if (!isFields(add.node)) continue;
    const { childNodes, ...node } = add.node;
    flat.push({ parentId, nextId, node: { ...node, childNodes: [] } });
    if (!Array.isArray(childNodes)) continue;
    for (const child of [...childNodes].reverse()) {
      if (!isFields(child)) continue;
      const where = { parentId: node.id, nextId: null };
      left.push(
        'moved' in child
          ? { ...where, moved: child.moved, isShadow: child.isShadow }
          : { ...where, node: child },
      );
    }
  }
  return fits;
}

function withShadow(node: object, isShadow: boolean): Fields {
  const { isShadow: _former, ...rest } = node as Fields;
  return isShadow ? { ...rest, isShadow: true } : rest;
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
