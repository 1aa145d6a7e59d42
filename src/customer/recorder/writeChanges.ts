import type { Privacy } from '../privacy/policy.js';
import type { Changes } from './changes.js';
import { describeAttribute, describeStyle, isStyleLink } from './describeAttributes.js';
import type { NodeBook } from './nodeBook.js';
import { orderPlaced } from './orderPlaced.js';
import type { RecordedAttributes, RecordedNode } from './recordedNode.js';
import type { Redaction } from './redaction.js';
import { isClosed } from './serializeTree.js';

export interface WriteOptions {
  book: NodeBook;
  privacyOf(node: Node): Privacy;
  redact: Redaction;
  serialize(node: Node, parent: number, isShadow: boolean): RecordedNode | null;
  /** The agent has no part of this tree any more. */
  forget(node: Node): void;
}

/** Where a node goes: before `nextId`, or at the end; either a new one, or one that the agent has. */
export type RecordedAdd = { parentId: number; nextId: number | null; isShadow?: true } & (
  | { node: RecordedNode }
  | { moved: number }
);

/** The data of rrweb's mutation event, but for `adds`: they hold whole trees, and nodes that move by their number. */
export interface RecordedMutation extends Record<string, unknown> {
  source: 0;
  adds: RecordedAdd[];
  removes: { parentId: number; id: number; isShadow?: true }[];
  texts: { id: number; value: string }[];
  attributes: { id: number; attributes: Record<string, string | number | true | null> }[];
}

/**
 * Writes down what became of everything that changed. Two steps, because a node may leave a tree that goes: first all
 * that comes and moves, then what is gone. Afterwards book and page agree on the changed nodes.
 */
export function writeChanges(changes: Changes, options: WriteOptions): RecordedMutation[] {
  const { book, privacyOf, redact, serialize, forget } = options;
  const adds: RecordedAdd[] = [];
  const removes: RecordedMutation['removes'] = [];
  const isRecordable = (node: Node) =>
    (node.nodeType === 1 || node.nodeType === 3 || node.nodeType === 10) && privacyOf(node) !== 'service';
  const step = (from: Node, way: 'nextSibling' | 'previousSibling') => {
    let node = from[way];
    while (node && !isRecordable(node)) node = node[way];
    return node;
  };
  const nextOf = (node: Node) => step(node, 'nextSibling');
  const homeOf = (node: Node) => {
    const { parentNode } = node;
    if (!parentNode || !node.isConnected || isClosed(parentNode) || !isRecordable(node)) return -1;
    return idOfContainer(node, book);
  };
  const leave = (node: Node) =>
    removes.push({
      parentId: book.parentOf(node),
      id: book.idOf(node),
      ...(book.inShadow(node) && { isShadow: true }),
    });

  if (changes.renewed.size > 0) {
    // What has moved into a tree that is recorded anew is still elsewhere in the copy.
    for (const node of changes.nodes) if (book.holds(node) && isWithin(node, changes.renewed)) leave(node);
    for (const element of changes.renewed) if (book.holds(element)) leave(element);
    for (const element of changes.renewed) {
      forget(element);
      changes.nodes.add(element);
    }
  }
  const placed = new Set<Node>();
  const known = new Set<Node>();
  for (const node of changes.nodes) {
    // A text is as its new parent: it never moves as it was.
    if (node.nodeType === 3 && book.idOf(node) > 0) {
      if (book.holds(node)) leave(node);
      forget(node);
    }
    if (book.idOf(node) > 0) known.add(node);
    if (homeOf(node) > 0) placed.add(node);
  }
  const newest = book.newest();
  for (const node of orderPlaced(placed, containerOf, nextOf, each => step(each, 'previousSibling'))) {
    const parentId = idOfContainer(node, book);
    const nextId = idOfNext(node, nextOf, book);
    const isShadow = isInShadow(node);
    const mark = isShadow ? { isShadow: true as const } : {};
    const id = book.idOf(node);
    // It came along with something that was placed before it.
    if (id > newest) continue;
    if (id > 0 && book.holds(node)) {
      book.enter(node, parentId, isShadow);
      adds.push({ parentId, nextId, moved: id, ...mark });
      continue;
    }
    book.forget(node);
    const sn = serialize(node, parentId, isShadow);
    if (sn) adds.push({ parentId, nextId, node: sn, ...mark });
  }
  const gone = [...known].filter(node => {
    const home = homeOf(node);
    return !placed.has(node) && (home < 0 || home !== book.parentOf(node));
  });
  // One may lie in another by now, and is elsewhere in the copy.
  gone.filter(book.holds).forEach(leave);
  gone.forEach(forget);

  const isOld = (node: Node) => {
    const id = book.idOf(node);
    return id > 0 && id <= newest && node.isConnected;
  };
  const texts: RecordedMutation['texts'] = [];
  for (const node of changes.texts)
    if (isOld(node))
      texts.push({ id: book.idOf(node), value: redact.text(node.nodeValue ?? '', privacyOf(node)) });
  const attributes: RecordedMutation['attributes'] = [];
  for (const [element, names] of changes.attributes) {
    if (!isOld(element)) continue;
    const described = describeNamed(element, names, privacyOf(element), redact);
    if (Object.keys(described).length > 0) attributes.push({ id: book.idOf(element), attributes: described });
  }
  for (const element of changes.styles) {
    if (!isOld(element)) continue;
    const described: RecordedAttributes = {};
    describeStyle(element, described, redact, privacyOf(element));
    if ('_cssText' in described) attributes.push({ id: book.idOf(element), attributes: described });
  }
  return [
    { source: 0 as const, adds, removes: [], texts, attributes },
    { source: 0 as const, adds: [], removes, texts: [], attributes: [] },
  ].filter(each => each.adds.length + each.removes.length + each.texts.length + each.attributes.length > 0);
}

function describeNamed(element: Element, names: ReadonlySet<string>, privacy: Privacy, redact: Redaction) {
  const described: Record<string, string | number | true | null> = {};
  for (const name of names) {
    // These are told by what they make of the element: its state, its sheet, its document.
    if (STATES.has(name) && /^(INPUT|TEXTAREA|SELECT|OPTION)$/.test(element.nodeName)) continue;
    if (element.nodeName === 'IFRAME' && (name === 'src' || name === 'srcdoc')) continue;
    if (isStyleLink(element) && (name === 'href' || name === 'rel')) continue;
    const value = element.getAttribute(name);
    described[name] = value === null ? null : describeAttribute(element, name, value, privacy, redact);
    if (element.nodeName === 'DIALOG' && name === 'open' && value !== null)
      described.rr_open_mode = element.matches(':modal') ? 'modal' : 'non-modal';
  }
  return described;
}

const STATES = new Set(['value', 'checked', 'selected']);

function containerOf(node: Node): Node | null {
  const { parentNode } = node;
  return isShadowRoot(parentNode) ? parentNode.host : parentNode;
}

function isWithin(node: Node, elements: ReadonlySet<Node>): boolean {
  let at: Node | null = node;
  while (at && !elements.has(at)) at = containerOf(at);
  return at !== null;
}

const isShadowRoot = (node: Node | null): node is ShadowRoot => node?.nodeType === 11 && 'host' in node;

export const isInShadow = (node: Node): boolean => isShadowRoot(node.parentNode);

const idOfContainer = (node: Node, book: NodeBook): number => {
  const container = containerOf(node);
  return container ? book.idOf(container) : -1;
};

function idOfNext(node: Node, nextOf: (node: Node) => Node | null, book: NodeBook): number | null {
  let next = nextOf(node);
  while (next && book.idOf(next) < 0) next = nextOf(next);
  return next ? book.idOf(next) : null;
}
