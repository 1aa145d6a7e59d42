import type { Privacy } from '../../../../src/customer/privacy/policy.js';
import { type Changes, clearChanges, createChanges } from '../../../../src/customer/recorder/changes.js';
import { forgetTree } from '../../../../src/customer/recorder/forgetTree.js';
import { createNodeBook } from '../../../../src/customer/recorder/nodeBook.js';
import { noteMutations } from '../../../../src/customer/recorder/noteMutations.js';
import type {
  RecordedAttributes,
  RecordedChild,
  RecordedNode,
} from '../../../../src/customer/recorder/recordedNode.js';
import { serializeTree } from '../../../../src/customer/recorder/serializeTree.js';
import { type RecordedMutation, writeChanges } from '../../../../src/customer/recorder/writeChanges.js';
import { plainRedaction } from './plainRedaction.js';

/** A page that is recorded pass by pass, and a copy of it that is built from nothing but what was written. */
export interface Writer {
  changes: Changes;
  idOf(node: Node): number;
  /** Writes what has happened since the last call, and applies it to the copy. */
  pass(): RecordedMutation[];
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
  const observer = new MutationObserver(records => noteMutations(records, changes));
  observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
  const shadowOf = (element: Element) => element.shadowRoot;
  const serialize = (node: Node, parent: number, isShadow: boolean, withMoves = true) => {
    const options = { book, privacyOf, redact: plainRedaction, shadowOf, met: () => undefined, withMoves };
    const job = serializeTree(node, parent, undefined, isShadow, options);
    job.step(() => false);
    return job.result();
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
  const build = (child: RecordedChild): CopyNode => {
    if ('moved' in child) {
      const node = take(child.moved);
      detach(node);
      return node;
    }
    const node: CopyNode = { id: child.id, label: labelOf(child), parent: null, children: [] };
    if (copies.has(child.id)) throw new Error(`node ${child.id} came twice`);
    copies.set(child.id, node);
    if ('childNodes' in child) for (const each of child.childNodes) place(build(each), node, null);
    return node;
  };
  const apply = ({ adds, removes, texts }: RecordedMutation) => {
    for (const { id, parentId } of removes) {
      const node = take(id);
      if (node.parent && node.parent !== take(parentId)) throw new Error(`node ${id} is not in ${parentId}`);
      detach(node);
    }
    for (const add of adds) {
      const child = 'moved' in add ? { moved: add.moved } : add.node;
      const next = add.nextId === null ? null : take(add.nextId);
      place(build(child), take(add.parentId), next);
    }
    for (const { id, value } of texts) take(id).label = JSON.stringify(value);
  };

  const first = serialize(root, -1, false, false);
  if (!first) throw new Error('nothing to record');
  const top = build(first);
  const show = (node: CopyNode): string =>
    node.label + (node.children.length ? `(${node.children.map(show)})` : '');
  return {
    changes,
    idOf: book.idOf,
    pass() {
      noteMutations(observer.takeRecords(), changes);
      const forget = (node: Node) => forgetTree(node, book, shadowOf);
      const written = writeChanges(changes, { book, privacyOf, redact: plainRedaction, serialize, forget });
      clearChanges(changes);
      written.forEach(apply);
      return written;
    },
    copy: () => show(top),
    page: () => showPage(root),
    stop: () => observer.disconnect(),
  };
}

function labelOf(node: RecordedNode): string {
  if (node.type === 3) return JSON.stringify(node.textContent);
  return node.type === 2 ? node.tagName + nameOf(node.attributes) : '';
}

const nameOf = ({ id }: RecordedAttributes) => (id ? `#${id}` : '');

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
