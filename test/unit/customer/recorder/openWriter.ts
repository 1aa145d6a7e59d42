import type { Privacy } from '../../../../src/customer/privacy/policy.js';
import { type Changes, clearChanges, createChanges } from '../../../../src/customer/recorder/changes.js';
import { createPageWriter } from '../../../../src/customer/recorder/createPageWriter.js';
import { createNodeBook } from '../../../../src/customer/recorder/nodeBook.js';
import { noteMutations } from '../../../../src/customer/recorder/noteMutations.js';
import { createUnpacker } from '../../../../src/protocol/index.js';
import { plainRedaction } from './plainRedaction.js';
import { showAll } from './showAll.js';

/** What an agent's side makes of a pass: rrweb's mutation, but for `moved` and the parents of what is removed. */
export interface Mutation {
  adds: ({ parentId: number; nextId: number | null; isShadow?: true } & (
    | { node: Recorded }
    | { moved: number }
  ))[];
  removes: { id: number }[];
  texts: { id: number; value: string }[];
  attributes: { id: number; attributes: Record<string, unknown> }[];
}

type Recorded = {
  type: number;
  id: number;
  tagName: string;
  textContent?: string;
  attributes: { id?: string };
  childNodes?: Child[];
};
type Child = Recorded | { moved: number };

/** A page that is recorded pass by pass, and a copy of it that is built from nothing but what was written. */
export interface Writer {
  changes: Changes;
  idOf(node: Node): number;
  /** Writes what has happened since the last call, and applies it to the copy. */
  pass(): Mutation[];
  /** The copy as text; throws where it holds a node twice. */
  copy(): string;
  /** The page as text, as the copy should be. */
  page(): string;
  stop(): void;
}

interface CopyNode {
  id: number;
  label: string;
  parent: CopyNode | null;
  children: CopyNode[];
}

const privacyOf = (node: Node): Privacy => {
  const element = node.nodeType === 1 ? (node as Element) : node.parentElement;
  if (element?.closest('[data-service]')) return 'service';
  return element?.closest('[data-mask]') ? 'masked' : 'visible';
};

export function openWriter(root: Element): Writer {
  const book = createNodeBook();
  const changes = createChanges();
  const noting = { policy: showAll(), isKnown: (node: Node) => book.idOf(node) > 0 };
  const observer = new MutationObserver(records => noteMutations(records, changes, noting));
  observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
  const { trees, writer } = createPageWriter({
    ...{
      top: document,
      book,
      privacyOf,
      remembers: () => true,
      redact: plainRedaction,
      met: () => undefined,
    },
    shadowOf: element => element.shadowRoot,
  });
  const unpack = createUnpacker();
  const read = (type: number, data: Record<string, unknown>): Record<string, unknown>[] => {
    const plain = unpack({ type, timestamp: 1, data: JSON.parse(JSON.stringify(data)) });
    if (!plain) throw new Error('what was written cannot be read');
    return plain.map(event => event.data);
  };

  const copies = new Map<number, CopyNode>();
  const take = (id: number) => {
    const found = copies.get(id);
    if (!found) throw new Error(`the copy has no node ${id}`);
    return found;
  };
  const detach = (node: CopyNode) => {
    const { parent } = node;
    if (parent) parent.children = parent.children.filter(each => each !== node);
    node.parent = null;
  };
  const place = (node: CopyNode, parent: CopyNode, next: CopyNode | null) => {
    for (let at: CopyNode | null = parent; at; at = at.parent)
      if (at === node) throw new Error(`node ${node.id} would hold itself`);
    detach(node);
    const at = next ? parent.children.indexOf(next) : parent.children.length;
    if (at < 0) throw new Error(`node ${next?.id} is not where ${node.id} goes`);
    parent.children.splice(at, 0, node);
    node.parent = parent;
  };
  const build = (child: Child): CopyNode => {
    if ('moved' in child) {
      const node = take(child.moved);
      detach(node);
      return node;
    }
    const node: CopyNode = { id: child.id, label: labelOf(child), parent: null, children: [] };
    if (copies.has(child.id)) throw new Error(`node ${child.id} came twice`);
    copies.set(child.id, node);
    for (const each of child.childNodes ?? []) place(build(each), node, null);
    return node;
  };
  const apply = ({ adds, removes, texts }: Mutation) => {
    for (const { id } of removes) detach(take(id));
    for (const add of adds) {
      const child = 'moved' in add ? { moved: add.moved } : add.node;
      const next = add.nextId === null ? null : take(add.nextId);
      place(build(child), take(add.parentId), next);
    }
    for (const { id, value } of texts) take(id).label = JSON.stringify(value);
  };

  writer.begin();
  trees.step(() => false);
  const [first] = read(2, { ...writer.end() });
  build(first?.node as Recorded);
  const show = (node: CopyNode): string =>
    node.label + (node.children.length ? `(${node.children.map(show)})` : '');
  return {
    changes,
    idOf: book.idOf,
    pass() {
      noteMutations(observer.takeRecords(), changes, noting);
      const packed = writer.write(changes);
      const written = (packed ? read(3, { source: 0, ...packed }) : []) as unknown as Mutation[];
      clearChanges(changes);
      written.forEach(apply);
      return written;
    },
    copy: () => show(take(book.idOf(root))),
    page: () => showPage(root),
    stop: () => observer.disconnect(),
  };
}

function labelOf({ type, tagName, textContent, attributes }: Recorded): string {
  if (type === 3) return JSON.stringify(textContent);
  return type === 2 ? tagName + (attributes.id ? `#${attributes.id}` : '') : '';
}

function showPage(node: Node): string {
  if (node.nodeType === 3)
    return JSON.stringify(privacyOf(node) === 'masked' ? '***' : (node.nodeValue ?? ''));
  const element = node as Element;
  const own = element.shadowRoot ? [...element.shadowRoot.childNodes] : [];
  const inside = [...own, ...element.childNodes]
    .filter(each => (each.nodeType === 1 || each.nodeType === 3) && privacyOf(each) !== 'service')
    .map(showPage);
  const id = element.id && privacyOf(element) !== 'masked' ? `#${element.id}` : '';
  return element.localName + id + (inside.length ? `(${inside})` : '');
}
