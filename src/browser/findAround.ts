import { readNode } from './readNode.js';

/** The next element outwards: past shadow roots, and out of frames of the same origin. */
export function findAround(element: Element): Element | null {
  const parent = readNode.parent(element);
  if (parent?.nodeType === 1) return parent as Element;
  if (parent?.nodeType === 11) return (parent as Partial<ShadowRoot>).host ?? null;
  return element.ownerDocument.defaultView?.frameElement ?? null;
}
