import { readNode } from '../../browser/readNode.js';

/** Gives the shadow root of an element, also a closed one that we know of. */
export type ShadowOf = (element: Element) => ShadowRoot | null;

export interface FlatTree {
  /** What is around a node as it is displayed: its slot, its parent, its host, its frame. `null` at the top. */
  parentOf(node: Node): Node | null;
  shadowOf: ShadowOf;
  /** Remembers the frame of a document, so that it is known when the document has left it. */
  noteFrame(document: Document): void;
  /** Slots may give their content to others from now on. */
  renew(): void;
}

const DOCUMENT = 9;
const FRAGMENT = 11;

/** The flat tree of a page and the documents in its frames, up to the document `top`. */
export function findFlatParent(top: Document, shadowOf: ShadowOf): FlatTree {
  const frames = new WeakMap<Node, Element>();
  let closed = new WeakMap<ShadowRoot, Map<Node, Element>>();

  const frameOf = (document: Document): Element | null =>
    document.defaultView?.frameElement ?? frames.get(document) ?? null;

  /** `assignedSlot` tells nothing of closed trees. */
  const slotIn = (root: ShadowRoot, node: Node): Element | null => {
    let slots = closed.get(root);
    if (!slots) {
      slots = new Map();
      for (const slot of Array.from(root.querySelectorAll('slot')))
        for (const assigned of slot.assignedNodes()) slots.set(assigned, slot);
      closed.set(root, slots);
    }
    return slots.get(node) ?? null;
  };

  return {
    parentOf(node) {
      const parentNode = readNode.parent(node);
      if (!parentNode) {
        if (node.nodeType === DOCUMENT) return node === top ? null : frameOf(node as Document);
        return node.nodeType === FRAGMENT && 'host' in node ? (node as ShadowRoot).host : null;
      }
      const slot = (node as Node & Partial<Slottable>).assignedSlot;
      // Not a field of this name.
      if (slot?.localName === 'slot') return slot;
      const isElement = parentNode.nodeType === 1;
      const root = isElement ? shadowOf(parentNode as Element) : null;
      return (root?.mode === 'closed' ? slotIn(root, node) : null) ?? parentNode;
    },
    shadowOf,
    noteFrame(document) {
      const frame = document === top ? null : frameOf(document);
      if (frame) frames.set(document, frame);
    },
    renew() {
      closed = new WeakMap();
    },
  };
}
