import { listen, type Stoppable } from '../../browser/listen.js';
import { stopAll } from '../../browser/stopAll.js';
import type { ControlSurface } from './controlSurface.js';
import { isKept } from './isKept.js';

/** Fields that text is written in. */
const TEXT =
  'textarea, input:is(:not([type]), [type=text], [type=search], [type=url], [type=tel], [type=email], [type=password], [type=number])';

/** Shows an agent in control what is under the pointer, as a page would: the look of hovering, and the cursor. */
export function showPointer({
  overlay,
  locate,
  nodeOf,
  hover,
}: Pick<ControlSurface, 'overlay' | 'locate' | 'nodeOf' | 'hover'>): Stoppable {
  const { cursor } = overlay.style;
  let over: Node | null = null;
  const point = (node: Node | null) => {
    // Also over the same as before: the customer may have pointed elsewhere since.
    if (node || over) hover(node);
    over = node;
    overlay.style.cursor = node ? cursorFor(node) : 'default';
  };
  const listeners = [
    ...['pointermove', 'pointerdown', 'pointerup', 'wheel'].map(type =>
      listen<MouseEvent>(
        overlay,
        type,
        ({ clientX, clientY }) => {
          const at = locate({ x: clientX, y: clientY });
          point(at && nodeOf(at.node));
        },
        { passive: true },
      ),
    ),
    listen(overlay, 'pointerleave', () => point(null)),
  ];
  return {
    stop() {
      stopAll(listeners).stop();
      if (over) hover(null);
      overlay.style.cursor = cursor;
    },
  };
}

function cursorFor(node: Node): string {
  const element = node.nodeType === 1 ? (node as Element) : node.parentElement;
  if (!element) return 'default';
  if (isKept(element)) return 'not-allowed';
  const { cursor = '' } = element.ownerDocument.defaultView?.getComputedStyle(element) ?? {};
  // A picture of the page's own stands before the cursor that takes its place.
  const plain = /url\(/.test(cursor) ? (cursor.split(',').at(-1)?.trim() ?? '') : cursor;
  if (plain !== '' && plain !== 'auto') return plain;
  return element.matches(TEXT) || (element as HTMLElement).isContentEditable ? 'text' : 'default';
}
