import { LIVE_STATE_TAG, type RecordedEvent } from '../../protocol/index.js';
import type { NumberMap } from './createNumberMap.js';

/** How a frame's recording is written into that of the page around it. */
export interface Translation {
  nodes: NumberMap;
  styles: NumberMap;
  /** The frame's document, as the page's recording calls it. */
  root: number;
}

const INCREMENTAL = 3;
const CUSTOM = 5;
/** rrweb's type of a node that is a document. */
const DOCUMENT = 0;

type Fields = Record<string, unknown>;

/** rrweb's kinds of incremental events that name one node by `id`: click, scroll, input, media, canvas. */
const NAMING_ONE_NODE = [2, 3, 5, 7, 9];
/** Moves of mouse, touch and drag. */
const MOVES = [1, 6, 12];
/** Changes of style sheets: of their rules, and of one rule. */
const STYLE_CHANGES = [8, 13];
const MUTATION = 0;
const SELECTION = 14;
const ADOPTED_SHEETS = 15;
const LIVE_KINDS: readonly unknown[] = ['top', 'target', 'defined', 'animation'];

/**
 * Gives every node and style sheet in a frame's event the number that it has in the page's recording. `null` for
 * what means nothing there (the frame's size, its address, fonts) and for what is not of the known shape: what
 * a frame sends can change nothing outside of the frame's own element.
 */
export function translateEvent(event: RecordedEvent, translation: Translation): RecordedEvent | null {
  const { type, timestamp } = event;
  if (type === CUSTOM) {
    const data = translateLiveState(event.data, translation.nodes);
    return data && { type, timestamp, data };
  }
  if (type !== INCREMENTAL) return null;
  const data = translateData(event.data, translation);
  return data && { type, timestamp, data };
}

/** What the browser knows of a frame's nodes; all forms of it name nodes in the same few places. */
function translateLiveState({ tag, payload }: Fields, nodes: NumberMap): Fields | null {
  if (tag !== LIVE_STATE_TAG || !isFields(payload) || !LIVE_KINDS.includes(payload.kind)) return null;
  const { nodes: list } = payload;
  return {
    tag,
    payload: {
      ...renumber(payload, nodes, ['id', 'node']),
      ...(list !== undefined && { nodes: mapFields(list, entry => renumber(entry, nodes, ['id'])) }),
    },
  };
}

function translateData(data: Fields, { nodes, styles, root }: Translation): Fields | null {
  const { source } = data;
  if (typeof source !== 'number') return null;
  if (source === MUTATION) {
    return {
      source,
      adds: mapFields(data.adds, add => translateAdd(add, nodes, root)),
      removes: mapFields(data.removes, entry => renumber(entry, nodes, ['parentId', 'id'])),
      texts: mapFields(data.texts, entry => renumber(entry, nodes, ['id'])),
      attributes: mapFields(data.attributes, entry => renumber(entry, nodes, ['id'])),
      ...(data.isAttachIframe === true && { isAttachIframe: true }),
    };
  }
  if (NAMING_ONE_NODE.includes(source)) return renumber(data, nodes, ['id']);
  if (MOVES.includes(source))
    return { source, positions: mapFields(data.positions, entry => renumber(entry, nodes, ['id'])) };
  if (STYLE_CHANGES.includes(source)) return renumber(renumber(data, nodes, ['id']), styles, ['styleId']);
  if (source === SELECTION)
    return { source, ranges: mapFields(data.ranges, entry => renumber(entry, nodes, ['start', 'end'])) };
  if (source !== ADOPTED_SHEETS) return null;
  const { styleIds } = data;
  return {
    ...renumber(data, nodes, ['id']),
    styleIds: Array.isArray(styleIds) ? styleIds.filter(isNumber).map(styles.toPage) : [],
    styles: mapFields(data.styles, entry => renumber(entry, styles, ['styleId'])),
  };
}

/**
 * Translates a recorded tree where it stands: it came over a channel and is nobody else's. Every node is told which
 * document it belongs to, as rrweb wants it of nodes in frames.
 */
export function translateTree(tree: unknown, nodes: NumberMap, root: number): void {
  const left = [tree];
  while (left.length > 0) {
    const node = left.pop();
    if (!isFields(node)) continue;
    if (isNumber(node.moved)) node.moved = nodes.toPage(node.moved);
    if (isNumber(node.id)) node.id = nodes.toPage(node.id);
    if (isNumber(node.rootId)) node.rootId = nodes.toPage(node.rootId);
    else if (isNumber(node.id) && node.type !== DOCUMENT) node.rootId = root;
    if (Array.isArray(node.childNodes)) for (const child of node.childNodes) left.push(child);
  }
}

function translateAdd(add: Fields, nodes: NumberMap, root: number): Fields {
  translateTree(add.node, nodes, root);
  return renumber(add, nodes, ['parentId', 'nextId', 'previousId', 'moved']);
}

/** A copy in which the named fields are translated; what is no number there names nothing. */
function renumber(fields: Fields, map: NumberMap, names: readonly string[]): Fields {
  const copy = { ...fields };
  for (const name of names) {
    if (!(name in copy)) continue;
    const value = copy[name];
    copy[name] = isNumber(value) ? map.toPage(value) : null;
  }
  return copy;
}

function mapFields(list: unknown, translate: (entry: Fields) => Fields): Fields[] {
  return Array.isArray(list) ? list.filter(isFields).map(translate) : [];
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && value >= 0;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
