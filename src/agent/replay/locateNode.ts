import type { PointerPlace } from '../../protocol/index.js';
import type { NodeMirror } from './nodeMirror.js';

/** Deepest nesting of frames and shadow roots that is looked into. */
const MAX_DEPTH = 32;

interface Found {
  element: Element;
  /** The point in the coordinates of the element's own document. */
  x: number;
  y: number;
}

/**
 * Finds the recorded node under a point of the mirrored page, through frames and open shadow roots, and where
 * in its box the point lies. `null` when there is none.
 * @param x from the left of the page's viewport, CSS pixels of the mirrored page
 */
export function locateNode(root: Document, mirror: NodeMirror, x: number, y: number): PointerPlace {
  // Of a frame that does not tell what is in it, nothing but the frame itself is recorded.
  for (const found of findAll(root, x, y)) {
    for (let element: Element | null = found.element; element; element = parentOf(element)) {
      const node = mirror.getId(element);
      if (node < 1) continue;
      const box = element.getBoundingClientRect();
      if (box.width <= 0 || box.height <= 0) continue;
      return {
        node,
        x: fraction(found.x - box.left, box.width),
        y: fraction(found.y - box.top, box.height),
      };
    }
  }
  return null;
}

/** The innermost first. */
function findAll(root: Document, x: number, y: number): Found[] {
  let scope: DocumentOrShadowRoot = root;
  let point = { x, y };
  const found: Found[] = [];
  let seen: Element | null = null;
  for (let depth = 0; depth < MAX_DEPTH; depth += 1) {
    const element: Element | null = scope.elementFromPoint(point.x, point.y);
    if (!element || element === seen) return found;
    seen = element;
    found.unshift({ element, ...point });
    const inner = frameDocument(element);
    if (inner) {
      const box = element.getBoundingClientRect();
      point = { x: point.x - box.left - element.clientLeft, y: point.y - box.top - element.clientTop };
      scope = inner;
    } else if (element.shadowRoot) scope = element.shadowRoot;
    else return found;
  }
  return found;
}

/** By name and not by `instanceof`: the element belongs to another window. */
function frameDocument(element: Element): Document | null {
  if (element.localName !== 'iframe' && element.localName !== 'frame') return null;
  return (element as HTMLIFrameElement).contentDocument;
}

/** The next element outwards that stays in the same document, past shadow roots. */
function parentOf(element: Element): Element | null {
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  return 'host' in root ? (root as ShadowRoot).host : null;
}

/** Four digits are a fifth of a pixel on a wide screen. */
function fraction(part: number, whole: number): number {
  return Math.round(Math.min(Math.max(part / whole, 0), 1) * 10_000) / 10_000;
}
