import type { TargetState } from '../../protocol/index.js';
import type { NodeMirror } from './nodeMirror.js';

export interface TargetHold {
  apply(state: TargetState): void;
  /** Brings the copy back to what was told, after nodes of it were built anew. */
  follow(): void;
}

/** An id that no page has. */
const MARK = 'opencobrowse-target';

/**
 * Makes the element match `:target` that does so on the customer's page. Only a navigation to a fragment can do that; it
 * stays within its document, replaces the entry in the history, and takes the document's own address.
 */
export function holdTarget(mirror: NodeMirror): TargetHold {
  const told = new Map<number, number | null>();
  const shown = new Map<number, Node | null>();

  const show = (id: number) => {
    const document = mirror.getNode(id);
    const node = told.get(id) ?? null;
    const element = node === null ? null : (mirror.getNode(node) as Element | null);
    if (document?.nodeType !== 9 || (shown.get(id) ?? null) === element) return;
    shown.set(id, element);
    if (element) goTo(element, document as Document);
    else go(document as Document, '');
  };
  return {
    apply({ id, node }) {
      told.set(id, node);
      show(id);
    },
    follow() {
      for (const id of told.keys()) show(id);
    },
  };
}

function goTo(element: Element, document: Document): void {
  if (element.nodeType !== 1 || element.getRootNode() !== document) return;
  const own = element.getAttribute('id');
  const places = placesAround(element);
  element.setAttribute('id', MARK);
  go(document, MARK);
  if (own === null) element.removeAttribute('id');
  else element.setAttribute('id', own);
  // Where the page is scrolled to is told by itself.
  for (const { at, left, top } of places) at.scrollTo(left, top);
}

function go(document: Document, fragment: string): void {
  const [address] = document.URL.split('#');
  document.defaultView?.location.replace(`${address}#${fragment}`);
}

function placesAround(element: Element): { at: Element; left: number; top: number }[] {
  const places: { at: Element; left: number; top: number }[] = [];
  for (let at: Element | null = element.parentElement; at; at = at.parentElement)
    places.push({ at, left: at.scrollLeft, top: at.scrollTop });
  return places;
}
