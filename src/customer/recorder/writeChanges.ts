import { ADD, ATTRIBUTES, END, REMOVE, RETEXT } from '../../protocol/index.js';
import type { Privacy } from '../privacy/policy.js';
import type { Changes } from './changes.js';
import { containerOf, isShadowRoot, isWithin } from './containerOf.js';
import type { Packed, PackedWriter } from './createPackedWriter.js';
import type { TreeWriter } from './createTreeWriter.js';
import type { ElementDescriber } from './describeElement.js';
import { describeNamed } from './describeNamed.js';
import { findPlaces, isText } from './findPlaces.js';
import { findRuns } from './findRuns.js';
import type { BookEntry, NodeBook } from './nodeBook.js';

export interface ChangeWriterOptions {
  /** The page itself; other documents stand in frames. */
  top: Document;
  book: NodeBook;
  out: PackedWriter;
  trees: TreeWriter;
  describe: ElementDescriber;
  privacyOf(node: Node): Privacy;
  text(text: string, privacy: Privacy): string;
}

export interface ChangeWriter {
  /**
   * Writes down what became of everything that changed; `null`: agents need not know. Afterwards book and page agree on
   * the changed nodes.
   */
  write(changes: Changes): Packed | null;
  /** Begins to write the page, bit by bit: with `step` of the tree writer, and `end`. */
  begin(): void;
  end(): Packed;
  /** Writes down the document of a frame, as what is in it. */
  writeDocument(document: Document, frame: BookEntry): Packed;
}

export function createChangeWriter(options: ChangeWriterOptions): ChangeWriter {
  const { top, book, out, trees, describe, privacyOf } = options;
  const places = findPlaces(book, privacyOf);
  /** Numbers are written as steps from the one before of their kind: most of them go on counting. */
  let lastContainer = 0;
  let lastChanged = 0;
  let lastRemoved = 0;

  const add = (container: BookEntry | null, nodes: readonly Node[]) => {
    const [first] = nodes;
    const last = nodes.at(-1);
    if (!first || !last || !container) return;
    const isShadow = isShadowRoot(first.parentNode);
    const { ownerDocument } = first;
    const root = ownerDocument && ownerDocument !== top ? book.idOf(ownerDocument) : 0;
    out.number(ADD);
    out.number(container.id - lastContainer);
    lastContainer = container.id;
    out.number(places.idAfter(last));
    out.number(isShadow ? 1 : 0);
    out.number(Math.max(root, 0));
    for (const node of nodes) trees.write(node, container, isShadow);
    out.number(END);
  };
  const remove = (id: number) => {
    out.number(REMOVE);
    out.number(id - lastRemoved);
    lastRemoved = id;
  };
  const change = (kind: number, id: number) => {
    out.number(kind);
    out.number(id - lastChanged);
    lastChanged = id;
  };

  /** What is recorded anew is taken out first, and so is what has moved into it, which is still elsewhere in the copy. */
  const renew = ({ renewed, nodes }: Changes, removed: number[]) => {
    const take = (node: Node) => {
      const id = book.idOf(node);
      if (id > 0) removed.push(id);
    };
    const moved = [...nodes].filter(node => isWithin(node, renewed));
    for (const node of moved) take(node);
    for (const element of renewed) take(element);
    for (const node of [...moved, ...renewed]) book.forget(node);
    for (const element of renewed) nodes.add(element);
  };

  const writeNodes = (changes: Changes, newest: number): number[] => {
    const removed: number[] = [];
    if (changes.renewed.size > 0) renew(changes, removed);
    const placed = new Set<Node>();
    const known: Node[] = [];
    for (const node of changes.nodes) {
      const id = book.idOf(node);
      // A text is as its new parent: it never moves as it was.
      if (id > 0 && isText(node)) {
        removed.push(id);
        book.forget(node);
      } else if (id > 0) known.push(node);
      if (places.isPlaced(node)) placed.add(node);
    }
    for (const { container, nodes } of findRuns(placed, places, containerOf)) {
      // What has a number by now came along with something that was placed before.
      const left = nodes.filter(node => book.idOf(node) <= newest);
      const host = isShadowRoot(container) ? container.host : container;
      add(book.entryOf(host), left);
    }
    const gone = known.filter(node => {
      if (placed.has(node)) return false;
      // It may have come along with something new that it stands in now.
      const around = containerOf(node);
      return !around || !places.isPlaced(node) || book.entryOf(around) !== book.entryOf(node)?.parent;
    });
    // One may lie in another by now, and is elsewhere in the copy.
    for (const node of gone) if (book.idOf(node) > 0) removed.push(book.idOf(node));
    gone.forEach(book.forget);
    return removed;
  };

  const writeAttributes = (element: Element, names: ReadonlySet<string>) => {
    const described = describeNamed(element, names, privacyOf(element), describe);
    if (described.length === 0) return;
    change(ATTRIBUTES, book.idOf(element));
    out.number(described.length / 2);
    described.forEach(out.value);
  };

  return {
    write(changes) {
      const newest = book.newest();
      out.number(newest + 1);
      const removed = writeNodes(changes, newest);
      const isOld = (node: Node) => {
        const id = book.idOf(node);
        return id > 0 && id <= newest && node.isConnected;
      };
      for (const node of changes.texts) {
        if (!isOld(node)) continue;
        change(RETEXT, book.idOf(node));
        out.prose(options.text(node.nodeValue ?? '', privacyOf(node)));
      }
      for (const [element, names] of changes.attributes) if (isOld(element)) writeAttributes(element, names);
      for (const element of changes.styles) {
        const css = isOld(element) ? describe.sheet(element, privacyOf(element)) : null;
        if (css === null) continue;
        change(ATTRIBUTES, book.idOf(element));
        out.number(1);
        out.text('_cssText');
        out.value(css);
      }
      for (const id of removed) remove(id);
      out.number(END);
      const packed = out.take();
      return packed.n.length > 2 ? packed : null;
    },
    writeDocument(document, frame) {
      out.number(book.newest() + 1);
      out.number(ADD);
      out.number(frame.id - lastContainer);
      lastContainer = frame.id;
      for (const zero of [0, 0, 0]) out.number(zero);
      trees.begin(document, frame);
      trees.step(() => false);
      out.number(END);
      out.number(END);
      return out.take();
    },
    begin() {
      lastContainer = 0;
      lastChanged = 0;
      lastRemoved = 0;
      trees.reset();
      out.reset();
      out.number(book.newest() + 1);
      trees.begin(top, null);
    },
    end() {
      out.number(END);
      return out.take();
    },
  };
}
