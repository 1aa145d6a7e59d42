import { listen } from '../../browser/listen.js';
import { stopAll } from '../../browser/stopAll.js';
import type { PointerPlace } from '../../protocol/index.js';
import { createElement } from './createElement.js';
import { createIcon } from './createIcon.js';
import { locatePlace } from './locatePlace.js';

export interface AgentPointer {
  element: HTMLElement;
  /** Points at a place on a node; `null` takes the pointer away. */
  point(node: Node | null, place: PointerPlace): void;
  stop(): void;
}

/** A representative's mouse pointer on the customer's page. It stays on its element while the page scrolls. */
export function createAgentPointer(
  document: Document,
  window: Window,
  name: string,
  color: string,
): AgentPointer {
  const label = createElement(document, 'span', {}, [name]);
  label.style.background = color;
  const element = createElement(document, 'div', { class: 'pointer', 'aria-hidden': 'true' }, [
    createIcon(document, '0 0 24 28', [
      {
        d: 'M2 2 L2 22 L7.6 17 L11.2 25.4 L15 23.8 L11.4 15.6 L19 15.4 Z',
        fill: color,
        stroke: '#fff',
        'stroke-width': '1.6',
        'stroke-linejoin': 'round',
      },
    ]),
    label,
  ]);
  element.hidden = true;
  let current: { node: Node; place: NonNullable<PointerPlace> } | null = null;

  const draw = () => {
    const spot = current && locatePlace(current.node, current.place, window);
    element.hidden = !spot;
    if (spot) element.style.transform = `translate(${spot.x - 2}px, ${spot.y - 2}px)`;
  };
  const listeners = stopAll([
    listen(document, 'scroll', draw, { capture: true, passive: true }),
    listen(window, 'resize', draw, { passive: true }),
  ]);

  return {
    element,
    point(node, place) {
      current = node && place ? { node, place } : null;
      draw();
    },
    stop() {
      current = null;
      listeners.stop();
      element.remove();
    },
  };
}
