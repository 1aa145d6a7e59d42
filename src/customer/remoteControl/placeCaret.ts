import type { ControlledPage } from './controlledPage.js';
import type { Drag } from './drag.js';
import { refuseTarget } from './findTarget.js';
import { findWord } from './findWord.js';
import { flatPath } from './flatPath.js';
import { findOrigin, type Pointing } from './sendPointer.js';

type TextField = HTMLInputElement | HTMLTextAreaElement;
type Range = [start: number, end: number];

interface Point {
  x: number;
  y: number;
}

/** Nothing in these is selected by a mouse. */
const NO_TEXT = new Set(['button', 'select', 'option', 'input', 'iframe', 'img', 'video', 'audio', 'canvas']);

export interface Press {
  /** How many times in a row: a caret, a word, a paragraph. */
  count: number;
  /** From where the selection began before (shift). */
  extend: boolean;
}

/**
 * Puts the caret where the pointer is, or selects, as a pressed button of a mouse does in text fields, editors and texts.
 * Gives what goes on while it is held; `null`: nothing to select here.
 */
export function placeCaret(page: ControlledPage, target: Element, now: Pointing, press: Press): Drag | null {
  const { ownerDocument } = target;
  const local = ({ x, y }: Point): Point => {
    const origin = findOrigin(page.window, ownerDocument);
    return { x: x - origin.x, y: y - origin.y };
  };
  const field = findTextField(target);
  const path = flatPath(target);
  if (!field && path.some(({ localName }) => NO_TEXT.has(localName))) return null;
  if (!field && ownerDocument.defaultView?.getComputedStyle(target).userSelect === 'none') return null;
  const select = field ? selectInField(field, press) : selectInText(page, ownerDocument, target, press);
  const begin = () => {
    const view = ownerDocument.defaultView;
    if (!view) return false;
    return target.dispatchEvent(new view.Event('selectstart', { bubbles: true, cancelable: true }));
  };
  if (!field && !begin()) return null;
  select(local(now), press.extend);
  const place = field ? null : findPosition(target, local(now));
  // Beside all text: what is near is not meant to be selected.
  if (press.count > 1 || (place && !target.contains(place.node))) return null;
  return {
    move(later) {
      if (target.isConnected && !refuseTarget(page, target)) select(local(later), true);
    },
    end: () => undefined,
  };
}

/** The field, if there is text in it that can be selected. */
function findTextField(element: Element): TextField | null {
  if (element.localName === 'textarea') return element as HTMLTextAreaElement;
  return element.localName === 'input' && (element as HTMLInputElement).selectionStart !== null
    ? (element as HTMLInputElement)
    : null;
}

function selectInField(field: TextField, { count }: Press): (at: Point, extend: boolean) => void {
  return (at, extend) => {
    const { value } = field;
    const found = findPosition(field, at);
    // Browsers that do not tell: behind the text, where most people go on writing.
    const place = found?.node === field ? Math.min(found.offset, value.length) : value.length;
    if (!extend || field.selectionStart === null) {
      field.setSelectionRange(...inText(value, place, count, field.lang));
      return;
    }
    const start = field.selectionStart;
    const end = field.selectionEnd ?? start;
    const anchor = field.selectionDirection === 'backward' ? end : start;
    field.setSelectionRange(
      Math.min(anchor, place),
      Math.max(anchor, place),
      place < anchor ? 'backward' : 'forward',
    );
  };
}

function inText(text: string, place: number, count: number, language: string): Range {
  if (count <= 1) return [place, place];
  if (count === 2) return findWord(text, place, language);
  const end = text.indexOf('\n', place);
  return [text.lastIndexOf('\n', place - 1) + 1, end < 0 ? text.length : end + 1];
}

function selectInText(
  page: ControlledPage,
  document: Document,
  target: Element,
  { count }: Press,
): (at: Point, extend: boolean) => void {
  return (at, extend) => {
    const selection = document.getSelection();
    const found = findPosition(target, at);
    const element = found && (found.node.nodeType === 1 ? (found.node as Element) : found.node.parentElement);
    if (!selection || !found || !element || refuseTarget(page, element)) return;
    const { node, offset } = found;
    if (extend && selection.anchorNode) selection.extend(node, offset);
    else if (count >= 3) selection.selectAllChildren(findBlock(element));
    else if (count === 2 && node.nodeType === 3) {
      const [start, end] = findWord((node as Text).data, offset, document.documentElement.lang);
      selection.setBaseAndExtent(node, start, node, end);
    } else selection.collapse(node, offset);
  };
}

function findBlock(element: Element): Element {
  const view = element.ownerDocument.defaultView;
  const isInline = (at: Element) => /^(inline|contents)$/.test(view?.getComputedStyle(at).display ?? '');
  return flatPath(element).find(at => !isInline(at)) ?? element;
}

interface Position {
  node: Node;
  offset: number;
}

/** The place in a text or field that is nearest to a point, as far as the browser tells (CSSOM View). */
function findPosition(element: Element, { x, y }: Point): Position | null {
  const document: Partial<Pick<Document, 'caretPositionFromPoint' | 'caretRangeFromPoint'>> =
    element.ownerDocument;
  const shadowRoots = flatPath(element).flatMap(({ shadowRoot }) => shadowRoot ?? []);
  const position = document.caretPositionFromPoint?.call(document as Document, x, y, { shadowRoots });
  if (position) return { node: position.offsetNode, offset: position.offset };
  const range = document.caretRangeFromPoint?.call(document as Document, x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : null;
}
