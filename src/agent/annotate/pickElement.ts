import { listen, type Stoppable } from '../../browser/listen.js';
import { stopAll } from '../../browser/stopAll.js';
import type { AnnotationSurface } from './annotationSurface.js';
import { findAnchor } from './findAnchor.js';
import { listPickable } from './listPickable.js';

/** What people point at as a whole, though its parts are what lies under the mouse. */
const WHOLE =
  'a[href], button, input, textarea, select, label, summary, [role="button"], [role="link"], [role="tab"]';
const LABEL =
  "The customer's page. Choose an element with the arrow keys, highlight it with Enter. F6 leaves it.";
const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** Lets the agent choose an element to highlight, by mouse or by keyboard; shows to the agent which one it would be. */
export function pickElement(surface: AnnotationSurface): Stoppable {
  const { overlay, annotate, nextId, boxOf, nodeOf, idOf, locate } = surface;
  const frame = buildFrame(overlay);
  const words = buildWords(overlay);
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
  const step = (by: 1 | -1) => {
    const all = listPickable(surface);
    const from = chosen ? all.indexOf(chosen) : -1;
    const next = all[from < 0 ? (by > 0 ? 0 : all.length - 1) : (from + by + all.length) % all.length];
    show(next ?? null);
    words.textContent = next ? describe(next) : '';
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
    listen<KeyboardEvent>(overlay, 'keydown', event => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const by = STEPS[event.key];
      if (by) step(by);
      else if (event.key === 'Enter' || event.key === ' ') highlight();
      else return;
      event.preventDefault();
    }),
    listen(overlay, 'blur', () => show(null)),
  ];
  overlay.tabIndex = 0;
  overlay.setAttribute('role', 'application');
  overlay.setAttribute('aria-label', LABEL);
  return {
    stop() {
      stopAll(listeners).stop();
      frame.remove();
      words.remove();
      for (const name of ['tabindex', 'role', 'aria-label']) overlay.removeAttribute(name);
    },
  };
}

/** What the agent's own screen reader says of it: what there is to be read in the view, which has no masked text. */
function describe(element: Element): string {
  const name = element.getAttribute('aria-label') ?? element.getAttribute('alt') ?? element.textContent ?? '';
  const short = name.replace(/\s+/g, ' ').trim().slice(0, 80);
  return `${element.getAttribute('role') ?? element.localName} ${short}`.trim();
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

function buildWords(overlay: HTMLElement): HTMLElement {
  const words = overlay.ownerDocument.createElement('div');
  words.setAttribute('role', 'status');
  Object.assign(words.style, {
    ...{ position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  });
  overlay.append(words);
  return words;
}
