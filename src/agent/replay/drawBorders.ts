import { PRIVACY_MARK, type RecordedEvent } from '../../protocol/index.js';
import type { NodeMirror } from './nodeMirror.js';

/** Says of an element that is drawn in place of one around it, which has no box of its own. */
const INSTEAD = `${PRIVACY_MARK}-instead`;

const border = (kinds: readonly string[], color: string) =>
  `:is(${[PRIVACY_MARK, INSTEAD].flatMap(name => kinds.map(kind => `[${name}="${kind}"]`)).join()}) {
    outline: 2px solid ${color} !important; outline-offset: -1px !important; }`;

/** What has an edge of its own, or nothing to read at it: the whole border lies on it, where nothing can cut it off. */
const FIRM = 'input, select, textarea, button, td, th, tr, iframe, video, canvas, img, svg';

/**
 * Borders that take no room: purple round what agents do not see, green round what they may not act on. Half of it lies
 * outside, so that it hides no letters, and half inside, so that it is seen where what is outside is cut off. A light edge makes
 * it stand out on dark and on purple pages; the page's own shadows come first.
 */
export const BORDER_RULES: readonly string[] = [
  border(['masked', 'picture'], '#8b3fd9'),
  border(['control'], '#1a8f4a'),
  `:is(${FIRM}):is([${PRIVACY_MARK}], [${INSTEAD}]) { outline-offset: -2px !important; }`,
  // A player is drawn over its own outline, and shows its buttons where scripts may not run.
  `video[${PRIVACY_MARK}] { outline-offset: 0 !important; }`,
  `video[${PRIVACY_MARK}="picture"]::-webkit-media-controls { display: none !important; }`,
  `:where([${PRIVACY_MARK}], [${INSTEAD}]) { box-shadow: 0 0 0 2px #ffffffb3, inset 0 0 0 2px #ffffffb3; }`,
  `:where(${FIRM}):where([${PRIVACY_MARK}], [${INSTEAD}]) { box-shadow: inset 0 0 0 3px #ffffffb3; }`,
  // The size that is told has the picture's own borders in it.
  `[${PRIVACY_MARK}="picture"] { background: #b9bfca !important; box-sizing: border-box !important; }`,
];

const FULL_SNAPSHOT = 2;
const INCREMENTAL = 3;
const MUTATION = 0;
const ADOPTED_SHEETS = 15;

export interface Borders {
  /** To be called when the event has taken effect. */
  follow(event: RecordedEvent): void;
}

/**
 * Brings the borders to where the rules of the document do not reach: into shadow trees, and round what stands in elements
 * without a box (`display: contents`). Takes them away where one around shows the same already.
 */
export function drawBorders(mirror: NodeMirror): Borders {
  const sheets = new WeakMap<object, CSSStyleSheet>();
  const adopt = (root: ShadowRoot) => {
    const view = root.ownerDocument.defaultView as (Window & typeof globalThis) | null;
    // Older browsers go without.
    if (!view || !('adoptedStyleSheets' in root)) return;
    let sheet = sheets.get(view);
    if (!sheet) {
      sheet = new view.CSSStyleSheet();
      sheet.replaceSync(BORDER_RULES.join('\n'));
      sheets.set(view, sheet);
    }
    if (!root.adoptedStyleSheets.includes(sheet))
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  };
  const draw = (id: unknown) => {
    const element = typeof id === 'number' ? (mirror.getNode(id) as Element | null) : null;
    const kind = element?.getAttribute?.(PRIVACY_MARK);
    if (!element || !kind) return;
    if (isWithin(element, kind)) return element.removeAttribute(PRIVACY_MARK);
    const root = element.getRootNode();
    if (isShadow(root)) adopt(root);
    const { display } = element.ownerDocument.defaultView?.getComputedStyle(element) ?? {};
    if (display !== 'contents') return;
    for (const child of Array.from(element.children)) child.setAttribute(INSTEAD, kind);
  };

  return {
    follow({ type, data }) {
      if (type === FULL_SNAPSHOT) for (const id of findMarked([data.node])) draw(id);
      if (type !== INCREMENTAL) return;
      if (data.source === MUTATION && Array.isArray(data.adds))
        for (const id of findMarked(data.adds.map(add => (add as { node?: unknown } | null)?.node))) draw(id);
      if (data.source !== ADOPTED_SHEETS || typeof data.id !== 'number') return;
      // The page's sheets have taken the place of ours.
      const root = (mirror.getNode(data.id) as Element | null)?.shadowRoot;
      if (root?.querySelector(`[${PRIVACY_MARK}]`)) adopt(root);
    },
  };
}

/** The numbers of nodes that are marked, in trees as they were recorded. */
function findMarked(trees: readonly unknown[]): unknown[] {
  const found: unknown[] = [];
  const left = [...trees];
  while (left.length > 0) {
    const node = left.pop() as { id?: unknown; attributes?: object; childNodes?: unknown } | null | undefined;
    if (node?.attributes && PRIVACY_MARK in node.attributes) found.push(node.id);
    if (Array.isArray(node?.childNodes)) for (const child of node.childNodes) left.push(child);
  }
  return found;
}

/** Is it the content of a shadow tree or a frame around which the same border is drawn? */
function isWithin(element: Element, kind: string): boolean {
  const { parentNode } = element;
  if (parentNode && isShadow(parentNode)) return isMarked(parentNode.host, kind);
  const frame = parentNode?.nodeType === 9 ? element.ownerDocument.defaultView?.frameElement : null;
  return frame ? isMarked(frame, kind) : false;
}

function isMarked(element: Element, kind: string): boolean {
  const around = element.closest(`[${PRIVACY_MARK}]`)?.getAttribute(PRIVACY_MARK);
  if (around === kind || (around === 'picture' && kind === 'masked')) return true;
  const root = element.getRootNode();
  return !around && isShadow(root) && isMarked(root.host, kind);
}

const isShadow = (node: Node): node is ShadowRoot => node.nodeType === 11 && 'host' in node;
