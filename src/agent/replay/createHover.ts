import { findAround } from '../../browser/findAround.js';

/** The class to which rrweb rewrites `:hover` in the mirrored style sheets. */
const HOVER = ':hover';

export interface Hover {
  /** Shows the page in `frame` as with the pointer over `node`; null: over nothing. */
  set(node: Node | null, frame: Element): void;
}

/** Shows what the customer's pointer hovers: the element and all around it, across shadow roots and frames. */
export function createHover(): Hover {
  let hovered = new Set<Element>();
  return {
    set(node, frame) {
      const next = new Set<Element>();
      const element = node && (isElement(node) ? node : findAround(node));
      for (let at = element; at && at !== frame; at = findAround(at)) next.add(at);
      for (const element of hovered) {
        if (next.has(element)) continue;
        element.classList.remove(HOVER);
        if (element.getAttribute('class') === '') element.removeAttribute('class');
      }
      for (const element of next) element.classList.add(HOVER);
      hovered = next;
    },
  };
}

const isElement = (node: Node): node is Element => node.nodeType === Node.ELEMENT_NODE;
