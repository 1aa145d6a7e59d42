import { listen, type Stoppable } from '../../browser/listen.js';
import { stopAll } from '../../browser/stopAll.js';
import type { AnnotationSurface } from './annotationSurface.js';
import { findAnchor } from './findAnchor.js';

/** What people point at as a whole, though its parts are what lies under the mouse. */
const WHOLE =
  'a[href], button, input, textarea, select, label, summary, [role="button"], [role="link"], [role="tab"]';

/** Lets the agent choose an element to highlight; shows to the agent which one it would be. */
export function pickElement(surface: AnnotationSurface): Stoppable {
  const { overlay, annotate, nextId, boxOf, nodeOf, idOf, locate } = surface;
  const frame = buildFrame(overlay);
  let chosen: Element | null = null;

  const show = (element: Element | null) => {
    chosen = element;
    const box = element?.isConnected ? boxOf(element) : null;
    frame.hidden = !box;
    if (box)
      Object.assign(frame.style, {
        ...{ left: `${box.left - 4}px`, top: `${box.top - 4}px` },
        ...{ width: `${box.width + 8}px`, height: `${box.height + 8}px` },
      });
  };
  const at = (event: PointerEvent): Element | null => {
    const place = locate({ x: event.clientX, y: event.clientY });
    const node = place && nodeOf(place.node);
    if (node?.nodeType !== 1) return null;
    const element = node as Element;
    return findAnchor(element.closest(WHOLE) ?? element, surface);
  };
  const highlight = () => {
    const node = chosen ? idOf(chosen) : -1;
    // While another page is on its way, this number means something else there.
    if (chosen && nodeOf(node) === chosen)
      annotate({ do: 'draw', id: nextId(), kind: 'highlight', node, from: 0, points: [] });
  };
  const listeners = [
    listen<PointerEvent>(overlay, 'pointermove', event => show(at(event))),
    listen(overlay, 'pointerleave', () => show(null)),
    listen<PointerEvent>(overlay, 'pointerdown', event => {
      if (event.button !== 0) return;
      event.preventDefault();
      show(at(event));
      highlight();
    }),
  ];
  return {
    stop() {
      stopAll(listeners).stop();
      frame.remove();
    },
  };
}

function buildFrame(overlay: HTMLElement): HTMLElement {
  const frame = overlay.ownerDocument.createElement('div');
  frame.dataset.gcb = 'pick';
  frame.hidden = true;
  Object.assign(frame.style, {
    position: 'absolute',
    boxSizing: 'border-box',
    border: '2px dashed #b3176b',
    outline: '1px solid #fff',
    pointerEvents: 'none',
  });
  overlay.append(frame);
  return frame;
}
