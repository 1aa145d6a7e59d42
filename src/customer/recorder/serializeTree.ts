import { PRIVACY_MARK } from '../../protocol/index.js';
import type { Privacy } from '../privacy/policy.js';
import { describeAttributes, isStyleLink } from './describeAttributes.js';
import { hasHiddenState } from './fieldState.js';
import type { NodeBook } from './nodeBook.js';
import type { RecordedAttributes, RecordedChild, RecordedElement, RecordedNode } from './recordedNode.js';
import type { Redaction } from './redaction.js';

export interface SerializeOptions {
  book: NodeBook;
  privacyOf(node: Node): Privacy;
  redact: Redaction;
  /** The shadow root of an element, closed ones that we know of included. */
  shadowOf(element: Element): ShadowRoot | null;
  /** An element that needs more than being written down: it has a shadow root, a frame, a sheet, a state. */
  met(element: Element, privacy: Privacy): void;
  /** Nodes that the agent has move here. In a full snapshot there are none: what moves meanwhile is told afterwards. */
  withMoves: boolean;
}

export interface Serialization {
  /** Goes on until `isOver` says so, or until it is done. True: it is done. */
  step(isOver: () => boolean): boolean;
  /** `null`: there is nothing in it for agents. */
  result(): RecordedNode | null;
}

interface Task {
  node: Node;
  /** Where it was when it was found; `null`: does not matter. */
  container: Node | null;
  into: RecordedChild[];
  parent: number;
  isShadow: boolean;
}

/**
 * What these elements hold is no content of the page: it is told by an attribute, or not shown at all. Those of SVG
 * have small letters.
 */
const CLOSED = new Set(['SCRIPT', 'script', 'NOSCRIPT', 'STYLE', 'style', 'TEXTAREA', 'IFRAME', 'TEMPLATE']);

/** Do agents have nothing of what is in this node? */
export const isClosed = (node: Node): boolean => CLOSED.has(node.nodeName);

const SVG = 'http://www.w3.org/2000/svg';
const MATHML = 'http://www.w3.org/1998/Math/MathML';

/**
 * Writes down a node with all that is in it, a bit at a time. No recursion: pages may be as deep as they like.
 * Invariants: each node gets its number when it is written down; a node that has one moves here; children that have
 * gone elsewhere between two steps are left to whoever watches changes.
 */
export function serializeTree(
  root: Node,
  parent: number,
  rootId: number | undefined,
  isShadow: boolean,
  options: SerializeOptions,
): Serialization {
  const { book, privacyOf, redact, shadowOf, met, withMoves } = options;
  const found: RecordedChild[] = [];
  const tasks: Task[] = [{ node: root, container: null, into: found, parent, isShadow }];
  let documentId = rootId;

  const push = (container: Node, into: RecordedChild[], below: number, inShadow: boolean) => {
    for (let node = container.lastChild; node; node = node.previousSibling)
      tasks.push({ node, container, into, parent: below, isShadow: inShadow });
  };

  const write = ({ node, container, into, parent: below, isShadow: inShadow }: Task) => {
    if (container && node.parentNode !== container) return;
    const known = book.idOf(node);
    if (known > 0) {
      if (!withMoves) return;
      if (book.holds(node)) {
        book.enter(node, below, inShadow);
        into.push({ moved: known, ...(inShadow && { isShadow: true as const }) });
        return;
      }
      book.forget(node);
    }
    const sn = describe(node, below, inShadow);
    if (!sn) return;
    if (inShadow) (sn as RecordedElement).isShadow = true;
    if (documentId !== undefined && sn.type !== 0) sn.rootId = documentId;
    into.push(sn);
  };

  const describe = (node: Node, below: number, inShadow: boolean): RecordedNode | null => {
    switch (node.nodeType) {
      case 9: {
        const id = book.enter(node, below, inShadow);
        const childNodes: RecordedChild[] = [];
        if (below > 0) documentId = id;
        push(node, childNodes, id, false);
        const { compatMode } = node as Document;
        return { type: 0, id, childNodes, ...(compatMode === 'BackCompat' && { compatMode }) };
      }
      case 10: {
        const { name, publicId, systemId } = node as DocumentType;
        return { type: 1, id: book.enter(node, below, inShadow), name, publicId, systemId };
      }
      case 1:
        return describeElement(node as Element, below, inShadow);
      case 3: {
        const privacy = privacyOf(node);
        if (privacy === 'service') return null;
        const textContent = redact.text(node.nodeValue ?? '', privacy);
        return { type: 3, id: book.enter(node, below, inShadow), textContent };
      }
      default:
        return null;
    }
  };

  const describeElement = (element: Element, below: number, inShadow: boolean): RecordedElement | null => {
    const privacy = privacyOf(element);
    if (privacy === 'service') return null;
    const id = book.enter(element, below, inShadow);
    const isSvg = element.namespaceURI === SVG;
    const sn: RecordedElement = {
      type: 2,
      id,
      tagName: isSvg ? element.tagName : element.tagName.toLowerCase(),
      attributes: {
        ...describeAttributes(element, privacy, redact),
        ...describePrivacy(element, privacy, privacyOf),
      },
      childNodes: [],
      ...(isSvg && { isSVG: true as const }),
      ...(element.namespaceURI === MATHML && { isMathML: true as const }),
      ...(isCustom(element) && { isCustom: true as const }),
    };
    const shadow = shadowOf(element);
    if (shadow) {
      sn.isShadowHost = true;
      push(shadow, sn.childNodes, id, true);
    }
    if (!isClosed(element)) push(element, sn.childNodes, id, false);
    if (
      shadow ||
      isClosed(element) ||
      privacy === 'masked' ||
      isStyleLink(element) ||
      hasHiddenState(element)
    )
      met(element, privacy);
    return sn;
  };

  return {
    step(isOver) {
      for (let task = tasks.pop(); task; task = tasks.pop()) {
        write(task);
        if (isOver()) break;
      }
      return tasks.length === 0;
    },
    result() {
      const [result] = found;
      return result && 'type' in result ? result : null;
    },
  };
}

/** Pictures and players: what is masked of them is a box of the same size. */
const PICTURES = new Set(['IMG', 'VIDEO', 'CANVAS', 'OBJECT', 'EMBED', 'PICTURE', 'svg', 'IFRAME']);

/**
 * Says to the agent's view where something hidden or denied begins, so that it can draw a border, and how large a
 * hidden picture is. Asking for that is the only look at the layout; it is asked of hidden pictures alone.
 */
function describePrivacy(
  element: Element,
  privacy: Privacy,
  privacyOf: (node: Node) => Privacy,
): RecordedAttributes {
  if (privacy !== 'masked' && privacy !== 'control') return {};
  const isPicture = privacy === 'masked' && PICTURES.has(element.nodeName);
  const { parentElement } = element;
  if (!isPicture && parentElement && privacyOf(parentElement) === privacy) return {};
  if (!isPicture) return { [PRIVACY_MARK]: privacy };
  const { width, height } = element.getBoundingClientRect();
  return { [PRIVACY_MARK]: 'picture', rr_width: `${width}px`, rr_height: `${height}px` };
}

function isCustom(element: Element): boolean {
  const { defaultView } = element.ownerDocument;
  return element.localName.includes('-') && defaultView?.customElements.get(element.localName) !== undefined;
}
