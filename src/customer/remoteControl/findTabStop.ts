import { readNode } from '../../browser/readNode.js';
import type { ControlledPage } from './controlledPage.js';
import { documentIn, isUnfocused } from './findFocus.js';
import { refuseTarget } from './findTarget.js';
import { isReachable } from './isReachable.js';
import { isScrollStop } from './isScroller.js';
import { isRadio, radioGroup } from './radioGroup.js';

const STOPS =
  'a[href],area[href],button,input,select,textarea,summary,audio[controls],video[controls],[tabindex],[contenteditable]:not([contenteditable=false i])';

/** An element, or a tree of its own (shadow tree, slot, frame) that is gone through as a whole, at its place in the order. */
interface Entry {
  index: number;
  stops: Element[];
}

/**
 * Where Tab goes from an element (HTML, "Sequential focus navigation"). What agents may not touch is passed over; after the last
 * comes the first again, as there is nothing around the page for agents, but in a frame. `null`: there is nothing else.
 */
export function findTabStop(page: ControlledPage, from: Element, back: boolean): Element | null {
  const start = isUnfocused(from) ? placeOfSelection(from) : from;
  const order = inDirection(page, start, back);
  const at = start ? order.indexOf(start) : -1;
  const before = page.leave ? [] : order.slice(0, Math.max(at, 0));
  const after = [...order.slice(at + 1), ...before];
  return after.find(stop => mayStop(page, stop) && isOpen(page, stop, from)) ?? null;
}

/** Where Tab comes to in a page that it enters; `null`: nothing there takes the focus. */
export function findFirstStop(page: ControlledPage, back: boolean): Element | null {
  const { body, documentElement } = page.window.document;
  const order = inDirection(page, null, back);
  return order.find(stop => mayStop(page, stop) && isOpen(page, stop, body ?? documentElement)) ?? null;
}

function inDirection(page: ControlledPage, start: Element | null, back: boolean): Element[] {
  const order = collect(page, page.window.document, start);
  return back ? order.reverse() : order;
}

/** People who have clicked on a text go on from there, or from the frame that they are in. */
function placeOfSelection(body: Element): Element | null {
  const node = body.ownerDocument.getSelection()?.anchorNode;
  const element = node && (node.nodeType === node.ELEMENT_NODE ? (node as Element) : node.parentElement);
  if (element && !isUnfocused(element)) return element;
  return body.ownerDocument.defaultView?.frameElement ? body : null;
}

/** All that may have the focus by Tab, and where it starts, in order. */
function collect(page: ControlledPage, root: ParentNode, start: Element | null): Element[] {
  const entries: Entry[] = [];
  for (const child of elementsIn(root)) add(page, child, start, entries);
  return inOrder(entries);
}

/** A form with a field named `children`, as those who sell journeys have it, says nothing of its children. */
function elementsIn(node: Node): Element[] {
  const found: Element[] = [];
  for (let child = readNode.first(node); child; child = readNode.next(child))
    if (child.nodeType === 1) found.push(child as Element);
  return found;
}

function add(page: ControlledPage, element: Element, start: Element | null, entries: Entry[]): void {
  const index = indexOf(page, element);
  const own = element === start || (index >= 0 && isStop(page, element)) ? [element] : [];
  const tree = element.shadowRoot ?? documentIn(element);
  if (tree) {
    // A host that Tab passes over takes its tree with it.
    const inner = element.hasAttribute('tabindex') && index < 0 ? [] : collect(page, tree, start);
    entries.push({ index: Math.max(index, 0), stops: [...own, ...inner] });
    return;
  }
  if (own[0]) entries.push({ index: Math.max(index, 0), stops: own });
  const assigned = element.localName === 'slot' ? (element as HTMLSlotElement).assignedElements() : [];
  if (assigned.length > 0) {
    const inner: Entry[] = [];
    for (const child of assigned) add(page, child, start, inner);
    entries.push({ index: 0, stops: inOrder(inner) });
    return;
  }
  const before = entries.length;
  for (const child of elementsIn(element)) add(page, child, start, entries);
  if (!own[0] && entries.length === before && isScrollStop(element))
    entries.push({ index: 0, stops: [element] });
}

/** Positive `tabindex` first, smallest first; then all others as they stand. */
function inOrder(entries: Entry[]): Element[] {
  const rank = ({ index }: Entry) => index || Number.POSITIVE_INFINITY;
  return entries.sort((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b))).flatMap(({ stops }) => stops);
}

function indexOf(page: ControlledPage, element: Element): number {
  const given = Number.parseInt(element.getAttribute('tabindex') ?? '', 10);
  return Number.isNaN(given) ? (element.matches(STOPS) || page.isFrame?.(element) ? 0 : -1) : given;
}

const mayStop = (page: ControlledPage, element: Element) => isStop(page, element) || isScrollStop(element);

function isStop(page: ControlledPage, element: Element): boolean {
  if (page.isFrame?.(element)) return indexOf(page, element) >= 0;
  if (indexOf(page, element) < 0 || !element.matches(STOPS) || element.matches(':disabled')) return false;
  const { localName, parentElement } = element;
  if (localName === 'summary' && !element.hasAttribute('tabindex'))
    return (
      parentElement?.localName === 'details' && parentElement.querySelector(':scope > summary') === element
    );
  // A frame's document is what has stops.
  return (
    !(localName === 'input' && (element as HTMLInputElement).type === 'hidden') && localName !== 'iframe'
  );
}

function isOpen(page: ControlledPage, stop: Element, from: Element): boolean {
  if (isRadio(stop)) {
    // One of a group: the chosen one, or the first.
    const group = radioGroup(stop);
    const chosen = group.find(radio => radio.checked);
    if (chosen ? chosen !== stop : group.includes(from as HTMLInputElement)) return false;
    if (!chosen && group.find(radio => !radio.matches(':disabled')) !== stop) return false;
  }
  return refuseTarget(page, stop) === null && isReachable(stop);
}
