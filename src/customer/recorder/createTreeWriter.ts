import { readNode } from '../../browser/readNode.js';
import {
  DOCTYPE,
  DOCUMENT,
  END,
  IS_CUSTOM,
  IS_HOST,
  IS_MATHML,
  IS_SHADOW,
  IS_SVG,
  MOVED,
  SHAPES,
  TEXT,
} from '../../protocol/index.js';
import type { Privacy } from '../privacy/policy.js';
import type { PackedValue, PackedWriter } from './createPackedWriter.js';
import type { AttributeList, ElementWriter } from './describeElement.js';
import { hasHiddenState } from './fieldState.js';
import { findShapes } from './findShapes.js';
import type { BookEntry, NodeBook } from './nodeBook.js';

export interface TreeWriterOptions {
  book: NodeBook;
  out: PackedWriter;
  privacyOf(node: Node): Privacy;
  /** May a text be hidden by itself? If not, texts are as what they stand in, and need not be asked for. */
  remembers(): boolean;
  text(text: string, privacy: Privacy): string;
  describe: ElementWriter;
  /** The shadow root of an element, closed ones that we know of included. */
  shadowOf(element: Element): ShadowRoot | null;
  /** An element that needs more than being written down: it has a shadow root, a frame, a sheet, a hidden state; or is not. */
  met(element: Element, privacy: Privacy): void;
}

export interface TreeWriter {
  /** Writes a node with all that is in it; nodes that agents have move there. */
  write(node: Node, parent: BookEntry | null, isShadow: boolean): void;
  /** Writes a document bit by bit: goes on with `step` until that is done. */
  begin(document: Document, parent: BookEntry | null): void;
  /** @returns true: it is done */
  step(isOver: () => boolean): boolean;
  /** The page has gone on since the last step; what is `noted` has come or gone since `begin`, and is told afterwards. */
  resume(noted: ReadonlySet<Node>): void;
  /** Elements of which some children may have been passed over, because the page had changed meanwhile. */
  takeMissed(): Node[];
  /** Agents know nothing any more. */
  reset(): void;
}

/** What these elements hold is no content of the page: it is told by an attribute, or not shown at all. */
const CLOSED = new Set(['script', 'noscript', 'style', 'textarea', 'iframe', 'template']);

/** Do agents have nothing of what is in this node? */
export const isClosed = (node: Node): boolean => CLOSED.has((node as Partial<Element>).localName ?? '');

const SVG = 'http://www.w3.org/2000/svg';
const MATHML = 'http://www.w3.org/1998/Math/MathML';

/** An element whose children are being written. */
interface Level {
  container: Node;
  next: Node | null;
  entry: BookEntry;
  privacy: Privacy;
  /** Children stand elsewhere in the flat tree: texts too must be asked for. */
  isHost: boolean;
  isShadow: boolean;
}

/**
 * Writes trees down, from the outside in. No recursion: pages may be as deep as they like. Invariants: a node gets its
 * number when it is written down; nodes are read and never changed.
 */
export function createTreeWriter(options: TreeWriterOptions): TreeWriter {
  const { book, out, privacyOf, describe, shadowOf, met } = options;
  const shapes = findShapes();
  const levels: Level[] = [];
  const attributes: AttributeList = { names: [], values: [] };
  let missed: Node[] = [];
  /** In a full snapshot nothing moves: what was written elsewhere meanwhile is told afterwards. */
  let withMoves = true;
  /** A text may have come out of something hidden, or may leave it later: the policy must have seen it. */
  let asksTexts = true;
  /** No node has been written yet that could stand somewhere else by now. */
  let isFresh = false;

  const writeElement = (
    element: Element,
    level: Level | null,
    parent: BookEntry | null,
    isShadow: boolean,
  ) => {
    const privacy = privacyOf(element);
    if (privacy === 'service') return met(element, privacy);
    const entry = book.add(element, parent);
    const { localName, namespaceURI } = element;
    const shadow = shadowOf(element);
    // Of what is not visible it is told where it begins.
    const around = level?.privacy ?? (privacy === 'visible' ? privacy : privacyAround(element));
    attributes.names.length = 0;
    attributes.values.length = 0;
    describe(element, privacy, around, attributes);
    const flags =
      (namespaceURI === SVG ? IS_SVG : 0) |
      (namespaceURI === MATHML ? IS_MATHML : 0) |
      (isCustom(element, localName) ? IS_CUSTOM : 0) |
      (shadow ? IS_HOST : 0) |
      (isShadow ? IS_SHADOW : 0);
    writeShape(localName, flags);
    for (const value of attributes.values) out.value(value as PackedValue);
    const closed = CLOSED.has(localName);
    if (shadow || closed || localName === 'link' || privacy === 'masked' || hasHiddenState(element))
      met(element, privacy);
    if (closed) return out.number(END);
    const isHost = shadow !== null;
    levels.push({
      container: element,
      next: readNode.first(element),
      entry,
      privacy,
      isHost,
      isShadow: false,
    });
    // On top: it is written first, and into the same list.
    if (shadow)
      levels.push({
        container: shadow,
        next: readNode.first(shadow),
        entry,
        privacy,
        isHost,
        isShadow: true,
      });
  };
  const privacyAround = ({ parentElement }: Element) =>
    parentElement ? privacyOf(parentElement) : 'visible';
  const writeShape = (localName: string, flags: number) => {
    const { index, isNew } = shapes.find(localName, flags, attributes.names);
    out.number(SHAPES + index);
    if (!isNew) return;
    out.number(flags);
    out.text(localName);
    out.number(attributes.names.length);
    for (const name of attributes.names) out.text(name);
  };

  const writeNode = (node: Node, level: Level | null, parent: BookEntry | null, isShadow: boolean) => {
    const known = isFresh ? -1 : book.idOf(node);
    if (known > 0) {
      if (!withMoves) return;
      book.enter(node, parent);
      out.number(MOVED);
      out.number(known);
      return out.number(isShadow ? 1 : 0);
    }
    switch (node.nodeType) {
      case 1:
        return writeElement(node as Element, level, parent, isShadow);
      case 3:
      case 4: {
        const isPlain = level?.privacy === 'visible' && !level.isHost && !asksTexts;
        const privacy = isPlain ? 'visible' : privacyOf(node);
        if (privacy === 'service') return;
        book.add(node, parent);
        out.number(TEXT);
        out.number(isShadow ? 1 : 0);
        return out.prose(options.text(node.nodeValue ?? '', privacy));
      }
      case 10: {
        const { name, publicId, systemId } = node as DocumentType;
        book.add(node, parent);
        out.number(DOCTYPE);
        for (const text of [name, publicId, systemId]) out.text(text);
      }
    }
  };

  const step = (isOver: () => boolean): boolean => {
    for (let level = levels.at(-1); level; level = levels.at(-1)) {
      const { next, entry, isShadow } = level;
      if (next) {
        level.next = readNode.next(next);
        writeNode(next, level, entry, isShadow);
        if (isOver()) return false;
      } else {
        levels.pop();
        if (!isShadow) out.number(END);
      }
    }
    return true;
  };
  const never = () => false;

  return {
    write(node, parent, isShadow) {
      withMoves = true;
      isFresh = false;
      asksTexts = options.remembers();
      writeNode(node, null, parent, isShadow);
      step(never);
    },
    begin(document, parent) {
      levels.length = 0;
      withMoves = false;
      asksTexts = options.remembers();
      isFresh = parent === null;
      book.forget(document);
      const entry = book.enter(document, parent);
      out.number(DOCUMENT);
      out.number(document.compatMode === 'BackCompat' ? 1 : 0);
      out.number(parent ? 1 : 0);
      const privacy = privacyOf(document);
      levels.push({
        ...{ container: document, next: readNode.first(document), entry, privacy },
        ...{ isHost: false, isShadow: false },
      });
    },
    step,
    resume(noted) {
      isFresh = false;
      asksTexts = options.remembers();
      for (const level of levels) {
        level.privacy = privacyOf(level.container);
        const { next, container } = level;
        if (!next || (readNode.parent(next) === container && !noted.has(next))) continue;
        // What comes after it is not known any more: it may have gone to another place in there, too.
        missed.push(container);
        level.next = null;
      }
    },
    takeMissed() {
      const taken = missed;
      missed = [];
      return taken;
    },
    reset() {
      levels.length = 0;
      missed = [];
      shapes.reset();
    },
  };
}

function isCustom({ ownerDocument }: Element, localName: string): boolean {
  return localName.includes('-') && ownerDocument.defaultView?.customElements.get(localName) !== undefined;
}
