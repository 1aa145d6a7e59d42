import type { NodeMirror } from './nodeMirror.js';

export interface ScrollPlace {
  id: number;
  x: number;
  y: number;
}

export interface ScrollHold {
  /** A new full snapshot: where its document is scrolled to. */
  begin(initialOffset: unknown): void;
  note(place: ScrollPlace): void;
  /** Goes to the last known places, where the page is long enough for them by now. */
  restore(): void;
}

/** Remembers where the customer has scrolled to: a mirrored page may get its full length later than its scroll. */
export function holdScroll(frame: HTMLIFrameElement, mirror: NodeMirror): ScrollHold {
  const places = new Map<number, ScrollPlace>();
  let top: { x: number; y: number } | null = null;
  return {
    begin(initialOffset) {
      places.clear();
      top = readOffset(initialOffset);
    },
    note(place) {
      if (mirror.getNode(place.id) === frame.contentDocument) top = place;
      else places.set(place.id, place);
    },
    restore() {
      if (top) frame.contentWindow?.scrollTo(top.x, top.y);
      for (const { id, x, y } of places.values()) {
        const node = mirror.getNode(id);
        if (!node) places.delete(id);
        else if (node.nodeType === Node.DOCUMENT_NODE) (node as Document).defaultView?.scrollTo(x, y);
        else if ('scrollTo' in node) (node as Element).scrollTo(x, y);
      }
    },
  };
}

function readOffset(offset: unknown): { x: number; y: number } | null {
  if (typeof offset !== 'object' || offset === null || !('left' in offset) || !('top' in offset)) return null;
  const { left, top } = offset;
  return typeof left === 'number' && typeof top === 'number' ? { x: left, y: top } : null;
}
