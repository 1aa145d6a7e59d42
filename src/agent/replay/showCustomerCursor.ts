import type { Stoppable } from '../../browser/listen.js';
import type { Point } from './placeInPage.js';

/** Longest time that the cursor takes along a path that has come as one batch, ms. */
const GLIDE_MS = 120;
const RIPPLE_MS = 550;
const MAX_RIPPLES = 4;
const COLOR = '#7c3aed';

/** A point of a path: where, in CSS pixels of the customer's page, and when, ms, at most 0 (the end). */
export interface PathPoint extends Point {
  at: number;
}

export interface CustomerCursor extends Stoppable {
  /** Glides along a path, beginning now. In a hidden tab it goes to the end at once. */
  follow(path: readonly PathPoint[]): void;
  /** Shows a click or a tap. */
  ripple(point: Point): void;
  /** The view was fitted anew. */
  refit(): void;
  hide(): void;
}

/**
 * Draws the customer's pointer above the view, unscaled. Only drawing is timed: its place is always the last
 * one that came, so that nothing waits for frames that a hidden tab does not get.
 * @param toView from the customer's page to the overlay, CSS pixels
 */
export function showCustomerCursor(overlay: HTMLElement, toView: (point: Point) => Point): CustomerCursor {
  const document = overlay.ownerDocument;
  const view = document.defaultView;
  const cursor = buildCursor(document);
  overlay.append(cursor);
  const ripples: HTMLElement[] = [];
  let drawn: Point | null = null;
  let frame: number | null = null;

  const draw = (point: Point) => {
    drawn = point;
    const { x, y } = toView(point);
    cursor.style.visibility = 'visible';
    cursor.style.transform = `translate(${x}px, ${y}px)`;
  };
  const cancel = () => {
    if (frame !== null) view?.cancelAnimationFrame(frame);
    frame = null;
  };

  return {
    follow(path) {
      cancel();
      const end = path.at(-1);
      if (!end) return;
      const points = drawn ? [{ ...drawn, at: (path[0]?.at ?? 0) - 16 }, ...path] : path;
      const span = end.at - (points[0]?.at ?? end.at);
      if (!view || document.hidden || span <= 0 || points.length < 2) return draw(end);
      const duration = Math.min(span, GLIDE_MS);
      const start = view.performance.now();
      const step = () => {
        const done = (view.performance.now() - start) / duration;
        frame = done < 1 ? view.requestAnimationFrame(step) : null;
        draw(done < 1 ? pointAt(points, end.at - span * (1 - Math.max(done, 0))) : end);
      };
      step();
    },
    ripple(point) {
      const mark = buildRipple(document);
      const { x, y } = toView(point);
      Object.assign(mark.style, { left: `${x}px`, top: `${y}px` });
      overlay.append(mark);
      ripples.push(mark);
      if (ripples.length > MAX_RIPPLES) ripples.shift()?.remove();
      const remove = () => {
        ripples.splice(ripples.indexOf(mark) >>> 0, 1);
        mark.remove();
      };
      const animation = mark.animate?.(
        [
          { transform: 'translate(-50%, -50%) scale(0.3)', opacity: 1 },
          { transform: 'translate(-50%, -50%) scale(1)', opacity: 0 },
        ],
        { duration: RIPPLE_MS, easing: 'ease-out' },
      );
      if (animation) animation.onfinish = remove;
    },
    refit() {
      if (drawn) draw(drawn);
    },
    hide() {
      cancel();
      drawn = null;
      cursor.style.visibility = 'hidden';
    },
    stop() {
      cancel();
      cursor.remove();
      for (const mark of ripples.splice(0)) mark.remove();
    },
  };
}

/** The place on a path at a time, between its points in a straight line. */
export function pointAt(path: readonly PathPoint[], at: number): Point {
  let former = path[0];
  for (const next of path) {
    if (former && next.at >= at) {
      const span = next.at - former.at;
      const part = span > 0 ? Math.min(Math.max((at - former.at) / span, 0), 1) : 1;
      return { x: former.x + (next.x - former.x) * part, y: former.y + (next.y - former.y) * part };
    }
    former = next;
  }
  return { x: former?.x ?? 0, y: former?.y ?? 0 };
}

function buildCursor(document: Document): HTMLElement {
  const cursor = document.createElement('div');
  cursor.dataset.gcb = 'customer-cursor';
  Object.assign(cursor.style, {
    position: 'absolute',
    left: '0',
    top: '0',
    visibility: 'hidden',
    pointerEvents: 'none',
  });
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  for (const [name, value] of Object.entries({
    width: '18',
    height: '22',
    viewBox: '0 0 18 22',
    'aria-hidden': 'true',
  }))
    svg.setAttribute(name, value);
  svg.style.display = 'block';
  const arrow = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  for (const [name, value] of Object.entries({
    d: 'M1 1v16.5l4.3-3.9 3 6.9 3-1.3-3-6.8h6.2z',
    fill: COLOR,
    stroke: '#fff',
    'stroke-width': '1.5',
    'stroke-linejoin': 'round',
  }))
    arrow.setAttribute(name, value);
  svg.append(arrow);
  const label = document.createElement('span');
  label.textContent = 'Customer';
  Object.assign(label.style, {
    position: 'absolute',
    left: '14px',
    top: '20px',
    padding: '1px 6px',
    borderRadius: '4px',
    background: COLOR,
    color: '#fff',
    font: '600 11px/16px system-ui, sans-serif',
    whiteSpace: 'nowrap',
  });
  cursor.append(svg, label);
  return cursor;
}

function buildRipple(document: Document): HTMLElement {
  const mark = document.createElement('div');
  mark.dataset.gcb = 'customer-click';
  Object.assign(mark.style, {
    position: 'absolute',
    width: '44px',
    height: '44px',
    borderRadius: '50%',
    border: `3px solid ${COLOR}`,
    boxSizing: 'border-box',
    background: 'rgb(124 58 237 / 25%)',
    opacity: '0',
    pointerEvents: 'none',
  });
  return mark;
}
