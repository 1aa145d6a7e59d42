import { listen, type Stoppable } from '../../browser/listen.js';
import { readNode } from '../../browser/readNode.js';
import { isField } from './fieldState.js';
import type { LiveContext } from './liveWatch.js';

/** A piece of selected text, as rrweb tells it: nodes by their numbers, offsets as in a DOM range. */
export interface RecordedRange {
  start: number;
  startOffset: number;
  end: number;
  endOffset: number;
}

export interface SelectionWatch extends Stoppable {
  /** What is selected now, if agents know something else; once per pass, however fast it changes. */
  write(): RecordedRange[] | null;
  clear(): void;
}

/** Of a document in which nothing is selected. */
const NONE = '[]';

interface Place {
  node: Node;
  offset: number;
}

/**
 * Follows which text the customer selects in a document. A selection ends where something begins that is hidden from
 * agents, and one that lies in such a place is not told.
 */
export function watchSelection(context: Omit<LiveContext, 'redact' | 'guard' | 'openings'>): SelectionWatch {
  const { window, book, privacyOf, rootsOf, onChange } = context;
  const { document } = window;
  let told = NONE;
  let isDirty = true;
  const heard = listen(document, 'selectionchange', ({ target }) => {
    // What is selected in a field is no text of the page; to ask for that of the page while a field has the focus would make the
    // browser lay out the page.
    if (told === NONE && isField(target as Node)) return;
    isDirty = true;
    onChange();
  });

  const isHidden = (node: Node) => privacyOf(node) === 'masked' || privacyOf(node) === 'service';
  /** The same place, or the one before or after the outermost hidden element around it. */
  const clamp = ({ node, offset }: Place, isStart: boolean): Place | null => {
    let hidden: Node | null = null;
    for (let at: Node | null = node; at && at.nodeType !== 9; at = outwards(at))
      if (isHidden(at)) hidden = at;
    if (!hidden) return { node, offset };
    const { parentNode } = hidden;
    if (!parentNode) return null;
    const index = Array.prototype.indexOf.call(parentNode.childNodes, hidden);
    return { node: parentNode, offset: isStart ? index + 1 : index };
  };
  /** Agents' elements have other children: without comments and what is hidden. */
  const count = ({ node, offset }: Place): number => {
    if (node.nodeType === 3) return offset;
    let seen = 0;
    let child = node.firstChild;
    for (let index = 0; child && index < offset; index += 1, child = child.nextSibling)
      if (book.idOf(child) > 0) seen += 1;
    return seen;
  };
  const describe = ({
    startContainer,
    startOffset,
    endContainer,
    endOffset,
  }: StaticRange): RecordedRange[] => {
    const from = clamp({ node: startContainer, offset: startOffset }, true);
    const to = clamp({ node: endContainer, offset: endOffset }, false);
    if (!from || !to || !isBefore(from, to)) return [];
    const start = idOf(from.node);
    const end = idOf(to.node);
    return start > 0 && end > 0 ? [{ start, startOffset: count(from), end, endOffset: count(to) }] : [];
  };
  const idOf = (node: Node) => book.idOf(node.nodeType === 11 && 'host' in node ? (node.host as Node) : node);

  return {
    write() {
      // What is selected may have been recorded anew under another number.
      if (!isDirty && told === NONE) return null;
      isDirty = false;
      const ranges = readSelection(document, rootsOf).flatMap(describe);
      const now = JSON.stringify(ranges);
      if (now === told) return null;
      told = now;
      return ranges;
    },
    clear() {
      told = NONE;
      isDirty = true;
    },
    stop: heard.stop,
  };
}

/** Selections in shadow trees can be read in newer browsers only; elsewhere they look empty. */
function readSelection(document: Document, rootsOf: () => Iterable<Node>): StaticRange[] {
  const selection = document.getSelection() as
    | (Selection & { getComposedRanges?(options: { shadowRoots: Node[] }): StaticRange[] })
    | null;
  if (!selection || selection.rangeCount === 0) return [];
  const shadowRoots = [...rootsOf()].filter(root => root.nodeType === 11);
  const ranges: StaticRange[] =
    shadowRoots.length > 0 && selection.getComposedRanges
      ? selection.getComposedRanges({ shadowRoots })
      : Array.from({ length: selection.rangeCount }, (_none, index) => selection.getRangeAt(index));
  return ranges.filter(
    ({ startContainer, startOffset, endContainer, endOffset }) =>
      startContainer !== endContainer || startOffset !== endOffset,
  );
}

function isBefore(from: Place, to: Place): boolean {
  if (from.node === to.node) return from.offset < to.offset;
  const where = from.node.compareDocumentPosition(to.node);
  // One holds the other: the child's place counts.
  if (where & Node.DOCUMENT_POSITION_CONTAINED_BY) return indexOfBranch(from.node, to.node) >= from.offset;
  if (where & Node.DOCUMENT_POSITION_CONTAINS) return indexOfBranch(to.node, from.node) < to.offset;
  // Neither tree holds the other: a shadow tree and what is around it.
  if (where & Node.DOCUMENT_POSITION_DISCONNECTED) return true;
  return (where & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

function indexOfBranch(above: Node, below: Node): number {
  let at: Node | null = below;
  while (at && readNode.parent(at) !== above) at = readNode.parent(at);
  return at ? Array.prototype.indexOf.call(above.childNodes, at) : -1;
}

const outwards = (node: Node): Node | null =>
  readNode.parent(node) ?? (node.nodeType === 11 && 'host' in node ? (node.host as Node) : null);
