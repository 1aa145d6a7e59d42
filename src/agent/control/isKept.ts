import { PRIVACY_MARK } from '../../protocol/index.js';

/** Is a mirrored element, or what it is in, kept from agents: hidden from them, or not theirs to act on? */
export function isKept(element: Element): boolean {
  for (let at: Element | null = element; at; at = around(at)) if (at.hasAttribute(PRIVACY_MARK)) return true;
  return false;
}

/** The next element outwards, through shadow trees and frames. */
function around(element: Element): Element | null {
  const { parentNode } = element;
  // A form may have a field named `host`.
  if (parentNode?.nodeType === 11 && 'host' in parentNode) return (parentNode as ShadowRoot).host;
  return element.parentElement ?? element.ownerDocument.defaultView?.frameElement ?? null;
}
