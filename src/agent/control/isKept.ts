import { findAround } from '../../browser/findAround.js';
import { PRIVACY_MARK } from '../../protocol/index.js';

/** Is a mirrored element, or what it is in, kept from agents: hidden from them, or not theirs to act on? */
export function isKept(element: Element): boolean {
  for (let at: Element | null = element; at; at = findAround(at))
    if (at.hasAttribute(PRIVACY_MARK)) return true;
  return false;
}
