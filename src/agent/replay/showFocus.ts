import type { Stoppable } from '../../browser/listen.js';
import type { FocusState } from '../../protocol/index.js';
import { measureBeside, measureCaret } from './measureCaret.js';
import type { NodeMirror } from './nodeMirror.js';
import { type Point, placeInPage } from './placeInPage.js';

const COLOR = '#4338ca';
/** CSS pixels between the element and the ring around it. */
const GAP = 2;

export interface FocusShow extends Stoppable {
  /** Draws it where the element is now; `null`: nowhere. */
  draw(state: FocusState | null, page: { mirror: NodeMirror; root: Document } | null): void;
}

/**
 * Draws above the view what has the focus on the customer's page, and the caret in it: no browser shows these in a frame
 * that has not got the focus itself.
 * @param toView from the customer's page to the overlay, CSS pixels
 */
export function showFocus(overlay: HTMLElement, toView: (point: Point) => Point): FocusShow {
  const document = overlay.ownerDocument;
  const parts: HTMLElement[] = [];
  /** Measuring lays the page out twice: once for each text, selection and size. Relative to the field. */
  let measured: { of: Node | null; key: string; rects: DOMRect[] } = { of: null, key: '', rects: [] };

  const measure = (place: Node, isField: boolean, start: number, end: number): DOMRect[] => {
    if (place.nodeType === 3) return measureCaret(place as Text, start, end);
    if (!isField) return measureBeside(place as Element, start);
    const field = place as HTMLInputElement;
    const { value, scrollLeft, scrollTop } = field;
    const box = field.getBoundingClientRect();
    const key = JSON.stringify([start, end, value, scrollLeft, scrollTop, box.width, box.height]);
    if (measured.of !== place || measured.key !== key) {
      const rects = measureCaret(field, start, end).map(rect => moved(rect, -box.left, -box.top));
      measured = { of: place, key, rects };
    }
    return measured.rects.map(rect => moved(rect, box.left, box.top));
  };
  const clear = () => {
    for (const part of parts.splice(0)) part.remove();
  };
  const add = (kind: string, box: DOMRect, style: Partial<CSSStyleDeclaration>) => {
    const part = document.createElement('div');
    part.dataset.gcb = kind;
    Object.assign(part.style, {
      position: 'absolute',
      boxSizing: 'border-box',
      left: `${box.left}px`,
      top: `${box.top}px`,
      width: `${box.width}px`,
      height: `${box.height}px`,
      pointerEvents: 'none',
      ...style,
    });
    parts.push(part);
    // Below the pointers.
    overlay.prepend(part);
  };

  return {
    draw(state, page) {
      clear();
      const element = page && state?.id ? (page.mirror.getNode(state.id) as Element | null) : null;
      // What is in a frame is shown there.
      if (!page || !state || !element?.isConnected || element.localName === 'iframe') return;
      const seen = seenPart(element);
      if (!seen) return;
      const inView = (box: DOMRect, gap = 0) => {
        const from = toView(placeInPage(element, { x: box.left, y: box.top }, page.root));
        const to = toView(placeInPage(element, { x: box.right, y: box.bottom }, page.root));
        return new DOMRect(from.x - gap, from.y - gap, to.x - from.x + 2 * gap, to.y - from.y + 2 * gap);
      };
      add('customer-focus', inView(seen, GAP), {
        border: `2px solid ${COLOR}`,
        borderRadius: '5px',
        boxShadow: '0 0 0 1px #ffffffb3',
      });
      const { start, end = start, text } = state;
      if (start === undefined || end === undefined) return;
      const place = text === undefined ? element : page.mirror.getNode(text);
      if (!place?.isConnected) return;
      for (const rect of measure(place, text === undefined, start, end)) {
        const part = cut(rect, seen);
        if (!part) continue;
        const box = inView(part);
        if (start !== end) add('customer-selection', box, { background: '#4338ca47' });
        // Two pixels, whatever the scale.
        else add('customer-caret', new DOMRect(box.left - 1, box.top, 2, box.height), { background: COLOR });
      }
    },
    stop: clear,
  };
}

const moved = ({ left, top, width, height }: DOMRect, x: number, y: number) =>
  new DOMRect(left + x, top + y, width, height);

/** What of an element its document's window and the scrollers around it leave to be seen; `null`: nothing. */
function seenPart(element: Element): DOMRect | null {
  const view = element.ownerDocument.defaultView;
  if (!view) return null;
  const root = element.ownerDocument.documentElement;
  let part = cut(element.getBoundingClientRect(), new DOMRect(0, 0, root.clientWidth, root.clientHeight));
  for (let at = element.parentElement; part && at && at !== root; at = at.parentElement)
    if (at !== at.ownerDocument.body && /auto|scroll|hidden|clip/.test(view.getComputedStyle(at).overflow))
      part = cut(part, at.getBoundingClientRect());
  return part;
}

/** What two rectangles share. A caret has no width. */
function cut(a: DOMRect, b: DOMRect): DOMRect | null {
  const left = Math.max(a.left, b.left);
  const top = Math.max(a.top, b.top);
  const width = Math.min(a.right, b.right) - left;
  const height = Math.min(a.bottom, b.bottom) - top;
  return width < 0 || height <= 0 ? null : new DOMRect(left, top, width, height);
}
