import { holdPointer } from '../../browser/holdPointer.js';
import { listen, type Stoppable } from '../../browser/listen.js';
import { stopAll } from '../../browser/stopAll.js';
import { type AnnotationKind, LIMITS } from '../../protocol/index.js';
import type { AnnotationSurface } from './annotationSurface.js';
import { findAnchor, widenAnchor } from './findAnchor.js';

/** Shortest time between two messages about a stroke, ms. */
const SEND_EVERY_MS = 50;
/** Nearer points look the same, px. */
const SHORTEST_PX = 2;
/** A box or an arrow that is smaller was a press without meaning, px. */
const SMALLEST_PX = 6;

interface Point {
  x: number;
  y: number;
}

interface Stroke {
  id: number;
  anchor: Element;
  /** As fractions of the anchor's box: the page may be scrolled while the hand draws. */
  points: Point[];
  /** Where the last point was in the overlay. */
  last: Point;
  begun: Point;
  /** From this point on nothing was sent yet. */
  unsent: number;
}

/** Turns the pointer's way over the view into strokes, from press to release. */
export function drawStrokes(
  surface: AnnotationSurface,
  kind: Exclude<AnnotationKind, 'highlight'>,
): Stoppable {
  const { overlay, annotate, nextId, boxOf, nodeOf, idOf, locate, timers } = surface;
  const isShape = kind === 'box' || kind === 'arrow';
  let stroke: Stroke | null = null;
  let timer: number | null = null;

  const inOverlay = (event: PointerEvent): Point => {
    const { left, top } = overlay.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const anchorAt = (event: PointerEvent): Element | null => {
    const at = locate({ x: event.clientX, y: event.clientY });
    const node = at && nodeOf(at.node);
    return node?.nodeType === 1 ? findAnchor(node as Element, surface) : null;
  };
  const begin = (anchor: Element, at: Point) => {
    stroke = { id: nextId(), anchor, points: [], last: at, begun: at, unsent: 0 };
    add(stroke, at);
  };
  const add = (to: Stroke, at: Point) => {
    const wanted = kind === 'laser' ? to.anchor : widenAnchor(to.anchor, at, surface);
    const before = boxOf(to.anchor);
    const box = boxOf(wanted);
    // Its element went away under the hand.
    if (!to.anchor.isConnected || !before || !box || !before.width || !before.height) return end();
    if (wanted !== to.anchor) {
      to.points = to.points.map(({ x, y }) =>
        fraction({ x: before.left + x * before.width, y: before.top + y * before.height }, box),
      );
      to.anchor = wanted;
      to.unsent = 0;
    }
    if (isShape) to.points.length = Math.min(1, to.points.length);
    to.unsent = Math.min(to.unsent, to.points.length);
    to.points.push(fraction(at, box));
    to.last = at;
  };
  const send = () => {
    const now = stroke;
    if (!now || now.unsent >= now.points.length) return;
    if (isShape && distance(now.begun, now.last) < SMALLEST_PX) return;
    const points = now.points.slice(now.unsent).map(({ x, y }): [number, number] => [x, y]);
    const node = idOf(now.anchor);
    // Another page is on its way, for which this number means something else.
    if (nodeOf(node) !== now.anchor) return end();
    annotate({ do: 'draw', id: now.id, kind, node, from: now.unsent, points });
    now.unsent = now.points.length;
  };
  const soon = () => {
    if (timer !== null) return;
    send();
    timer = timers.set(() => {
      timer = null;
      if (stroke && stroke.unsent < stroke.points.length) soon();
    }, SEND_EVERY_MS);
  };
  const end = () => {
    stroke = null;
  };
  const follow = (event: PointerEvent) => {
    const at = inOverlay(event);
    if (!stroke || distance(at, stroke.last) < SHORTEST_PX) return;
    if (stroke.points.length >= LIMITS.drawnPoints) {
      // It goes on as another one from where it was.
      send();
      begin(stroke.anchor, stroke.last);
    }
    add(stroke, at);
  };

  const listeners = [
    listen<PointerEvent>(overlay, 'pointerdown', event => {
      const anchor = event.button === 0 ? anchorAt(event) : null;
      if (!anchor) return;
      event.preventDefault();
      // The way is the stroke's wherever it goes.
      holdPointer(overlay, event);
      begin(anchor, inOverlay(event));
      soon();
    }),
    listen<PointerEvent>(overlay, 'pointermove', event => {
      if (!stroke) return;
      const all = event.getCoalescedEvents?.() ?? [];
      for (const each of all.length > 0 ? all : [event]) follow(each);
      soon();
    }),
    listen<PointerEvent>(overlay, 'pointerup', event => {
      if (event.button !== 0) return;
      send();
      end();
    }),
    listen(overlay, 'pointercancel', () => {
      send();
      end();
    }),
  ];
  return {
    stop() {
      stopAll(listeners).stop();
      if (timer !== null) timers.clear(timer);
      send();
      end();
    },
  };
}

const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);

/** Five digits are less than a pixel on a very long page. */
function fraction(at: Point, box: { left: number; top: number; width: number; height: number }): Point {
  const limit = (value: number) =>
    Math.round(Math.min(Math.max(value, -LIMITS.outside), LIMITS.outside) * 100_000) / 100_000;
  return { x: limit((at.x - box.left) / box.width), y: limit((at.y - box.top) / box.height) };
}
