import { flatPath } from './flatPath.js';
import type { Particulars, Pointing, SendPointer } from './sendPointer.js';

export interface Boundaries {
  /** The pointer is over this now; `null`: over nothing. */
  to(element: Element | null, now: Pointing, particulars: Particulars): void;
  /** As `to(null)` for pointer events alone: the mouse stays where it was (HTML, drag and drop). */
  cancelPointer(now: Pointing): void;
  /** What the mouse is over. */
  over(): Element | null;
}

type Kind = 'pointer' | 'mouse';
const KINDS: readonly Kind[] = ['pointer', 'mouse'];

/**
 * Sends what tells elements that a pointer comes and goes (Pointer Events 4.2, UI Events 3.4.5): in each document by
 * itself, from the innermost frame that is left outwards, then inwards.
 */
export function crossBoundaries(top: Window, send: SendPointer): Boundaries {
  /** What each kind of events is over, with all that is around it: elements may be gone when they are left. */
  const paths: Record<Kind, Node[]> = { pointer: [], mouse: [] };

  const cross = (kind: Kind, from: Node[], to: Node[], now: Pointing, particulars: Particulars) => {
    const left = (from[0] ?? null) as Element | null;
    const entered = (to[0] ?? null) as Element | null;
    if (left === entered) return;
    const tell = (target: Node, type: string, relatedTarget: Element | null) =>
      send(target, kind + type, now, { ...particulars, relatedTarget });
    if (left) tell(left, 'out', entered);
    for (const node of from) if (!to.includes(node)) tell(node, 'leave', entered);
    if (entered) tell(entered, 'over', left);
    for (const node of [...to].reverse()) if (!from.includes(node)) tell(node, 'enter', left);
  };

  const go = (kinds: readonly Kind[], element: Element | null, now: Pointing, particulars: Particulars) => {
    const next = pathsByDocument(top, wholePath(element));
    const last = Object.fromEntries(
      KINDS.map(kind => [kind, pathsByDocument(top, onlyThere(paths[kind]))]),
    ) as Record<Kind, Map<Document, Node[]>>;
    for (const kind of kinds) paths[kind] = wholePath(element);
    const places = new Set<Document>();
    for (const kind of kinds) for (const place of last[kind].keys()) if (!next.has(place)) places.add(place);
    for (const place of [...next.keys()].reverse()) places.add(place);
    for (const place of places)
      for (const kind of kinds) {
        const button = kind === 'mouse' && particulars.button === -1 ? 0 : particulars.button;
        const own = { ...particulars, ...(button !== undefined && { button }) };
        cross(kind, last[kind].get(place) ?? [], next.get(place) ?? [], now, own);
      }
  };

  return {
    to: (element, now, particulars) => go(KINDS, element, now, particulars),
    cancelPointer: now => go(['pointer'], null, now, { button: 0 }),
    over: () => (paths.mouse.find(isThere) ?? null) as Element | null,
  };
}

const isThere = (node: Node): boolean =>
  node.isConnected && node.nodeType === 1 && documentOf(node).defaultView !== null;

const documentOf = (node: Node): Document => node.ownerDocument ?? (node as Document);

/** What is left of a path, if any of its elements is. */
function onlyThere(path: Node[]): Node[] {
  const index = path.findIndex(isThere);
  return index < 0 ? [] : path.slice(index).filter(node => node.isConnected);
}

/** Documents are come to and left as elements are. */
function wholePath(element: Element | null): Node[] {
  return element ? [...flatPath(element), element.ownerDocument] : [];
}

/** A path, and those of the frames around it, the innermost first. */
function pathsByDocument(top: Window, path: Node[]): Map<Document, Node[]> {
  const found = new Map<Document, Node[]>();
  for (let at = path; at[0]; ) {
    const document = documentOf(at[0]);
    found.set(document, at);
    const view = document.defaultView;
    at = view === top ? [] : wholePath(view?.frameElement ?? null);
  }
  return found;
}
