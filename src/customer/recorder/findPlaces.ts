import type { Privacy } from '../privacy/policy.js';
import { containerOf } from './containerOf.js';
import { isClosed } from './createTreeWriter.js';
import type { NodeBook } from './nodeBook.js';

/** Where nodes stand among what agents have, or will have. */
export interface Places {
  nextOf(node: Node): Node | null;
  previousOf(node: Node): Node | null;
  /** Is it something for agents, and do they have what it stands in? */
  isPlaced(node: Node): boolean;
  /** The number of the next sibling that agents have; 0: there is none. */
  idAfter(node: Node): number;
}

export function findPlaces(book: NodeBook, privacyOf: (node: Node) => Privacy): Places {
  const isRecordable = (node: Node) => {
    const { nodeType } = node;
    return (nodeType === 1 || isText(node) || nodeType === 10) && privacyOf(node) !== 'service';
  };
  const step = (from: Node, way: 'nextSibling' | 'previousSibling') => {
    let node = from[way];
    while (node && !isRecordable(node)) node = node[way];
    return node;
  };
  const nextOf = (node: Node) => step(node, 'nextSibling');
  return {
    nextOf,
    previousOf: node => step(node, 'previousSibling'),
    isPlaced(node) {
      const { parentNode } = node;
      if (!parentNode || !node.isConnected || isClosed(parentNode) || !isRecordable(node)) return false;
      const container = containerOf(node);
      return container !== null && book.idOf(container) > 0;
    },
    idAfter(node) {
      let next = nextOf(node);
      while (next && book.idOf(next) < 0) next = nextOf(next);
      return next ? book.idOf(next) : 0;
    },
  };
}

/** In pages of XML some texts are of a kind of their own. */
export const isText = ({ nodeType }: Node): boolean => nodeType === 3 || nodeType === 4;
