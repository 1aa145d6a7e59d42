import { readNode } from '../../browser/readNode.js';
import type { CommandRefusal, Place } from '../../protocol/index.js';
import type { ControlledPage } from './controlledPage.js';

/** What a command is aimed at. */
export interface Target {
  element: Element;
  /** In the viewport of the element's own document, CSS pixels. */
  x: number;
  y: number;
}

/** `over`: what a refusal is about, if there is anything. */
export type Found = { target: Target } | { refusal: CommandRefusal; over?: Target };

/**
 * The element that a place means, if agents may act on it. It is what the agent saw under the pointer, also where
 * something lies over it that agents do not see; only what is in it, and at that point, comes before it.
 */
export function findTarget(page: ControlledPage, place: Place): Found {
  const node = page.nodeOf(place.node);
  const element = node && elementOf(node);
  if (!element?.isConnected) return { refusal: 'gone' };
  const box = element.getBoundingClientRect();
  const x = box.left + box.width * place.x;
  const y = box.top + box.height * place.y;
  const target = { element: innermost(element, x, y), x, y };
  const refusal = refuseTarget(page, target.element);
  return refusal ? { refusal, over: target } : { target };
}

/** Why agents may not act on this element; `null`: they may. */
export function refuseTarget(page: ControlledPage, element: Element): CommandRefusal | null {
  switch (page.privacyOf(element)) {
    case 'visible':
      return null;
    case 'control':
      return 'denied';
    case 'masked':
      // Names of files are always masked; what agents are to know is that files are not theirs.
      return isFile(element) ? 'file' : 'masked';
    // Agents do not learn that it is there.
    case 'service':
      return 'gone';
  }
}

const isFile = (element: Element) =>
  element.localName === 'input' && (element as HTMLInputElement).type === 'file';

/** A document stands for its root element, a text for what it is in. */
function elementOf(node: Node): Element | null {
  if (node.nodeType === Node.ELEMENT_NODE) return node as Element;
  if (node.nodeType === Node.DOCUMENT_NODE) return (node as Document).documentElement;
  return node.parentElement;
}

/** What lies at the point inside of the element, through open shadow roots; else the element itself. */
function innermost(element: Element, x: number, y: number): Element {
  let found = element;
  let scope: DocumentOrShadowRoot = element.getRootNode() as Document | ShadowRoot;
  for (;;) {
    const hit: Element | null = scope.elementFromPoint?.(x, y) ?? null;
    if (!hit || hit === found || !isIn(hit, element)) return found;
    found = hit;
    if (!hit.shadowRoot) return found;
    scope = hit.shadowRoot;
  }
}

const isShadow = (node: Node): node is ShadowRoot => node.nodeType === 11 && 'host' in node;

/** Is it in the element, also across shadow roots? */
function isIn(inner: Element, outer: Element): boolean {
  for (let at: Node | null = inner; at; at = readNode.parent(at) ?? (isShadow(at) ? at.host : null))
    if (at === outer) return true;
  return false;
}
