import type { Stoppable } from '../../browser/listen.js';
import type { Point } from './pointerKeysSurface.js';

const SVG = 'http://www.w3.org/2000/svg';
const SIZE = 32;
/** An arrow with its tip in the corner; light around dark, so that it is seen on any page. */
const ARROW = 'M2 2v22l6-5.5 3.6 8.5 4.4-1.9-3.6-8.3h8.2z';

export interface DrawnHand extends Stoppable {
  /** `null`: not to be seen. */
  show(at: Point | null, holds: boolean): void;
}

/** Draws the pointer that keys move; that of a mouse is drawn by the system. */
export function drawHand(overlay: HTMLElement): DrawnHand {
  const document = overlay.ownerDocument;
  const picture = document.createElementNS(SVG, 'svg');
  const ring = document.createElementNS(SVG, 'circle');
  const arrow = document.createElementNS(SVG, 'path');
  const set = (element: Element, attributes: Readonly<Record<string, string>>) => {
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  };
  set(picture, { 'data-gcb': 'view-hand', 'aria-hidden': 'true', width: `${SIZE}`, height: `${SIZE}` });
  set(ring, { cx: '2', cy: '2', r: '12', fill: 'none', stroke: '#b3176b', 'stroke-width': '4' });
  set(arrow, { d: ARROW, fill: '#1b1f2a', stroke: '#fff', 'stroke-width': '2', 'stroke-linejoin': 'round' });
  picture.append(ring, arrow);
  Object.assign(picture.style, {
    ...{ position: 'absolute', display: 'none', overflow: 'visible', pointerEvents: 'none', zIndex: '2' },
  });
  overlay.append(picture);
  return {
    show(at, holds) {
      picture.style.display = at ? 'block' : 'none';
      ring.style.display = holds ? '' : 'none';
      // The tip of the arrow is at 2, 2.
      if (!at) return;
      const turn = (place: number, size: number) => (place > size - SIZE ? -1 : 1);
      Object.assign(picture.style, {
        ...{ left: `${at.x - 2}px`, top: `${at.y - 2}px`, transformOrigin: '2px 2px' },
        // At the edges it is turned inwards: the view would cut it off.
        transform: `scale(${turn(at.x, overlay.clientWidth)}, ${turn(at.y, overlay.clientHeight)})`,
      });
    },
    stop: () => picture.remove(),
  };
}
