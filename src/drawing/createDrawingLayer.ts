import type { Stoppable } from '../browser/listen.js';
import { guardCallback } from '../guard/guardCallback.js';
import type { Log } from '../guard/log.js';
import type { Annotation } from '../protocol/index.js';
import { createDrawingBook } from './createDrawingBook.js';
import type { Box, Drawing } from './drawing.js';
import { outlineOf, TRAIL_MS } from './outlineOf.js';
import { watchClipping } from './watchClipping.js';

const SVG = 'http://www.w3.org/2000/svg';
/** That of the representative's pointer, which reads on light pages; a light edge makes it stand out on others. */
const COLOR = '#b3176b';
const EDGE = '#fff';

export interface DrawingOptions {
  window: Window & typeof globalThis;
  /** What the drawings lie in, filling it; asked for in each frame. `null`: nothing can be shown now. */
  surface(): HTMLElement | null;
  /** The element that agents know by this number, while it is there. */
  elementOf(node: number): Element | null;
  /** Where it is in the surface. */
  boxOf(element: Element): Box | null;
  /** Something is drawn, or nothing any more. */
  drawn(any: boolean): void;
  log: Log;
}

/** What agents draw, on show. It takes no room, no pointer and no place among what screen readers read. */
export interface DrawingLayer extends Stoppable {
  take(by: string, annotation: Annotation): void;
  clear(): void;
}

interface Shape {
  group: SVGGElement;
  paths: SVGPathElement[];
  /** What it looks like now: nothing is written that is so already. */
  place: string;
  form: string;
}

/**
 * Draws over a page that goes on living under it. While something is drawn, each frame asks where its nodes are, all before
 * anything is written, so that layout is done once; while nothing is, nothing runs.
 */
export function createDrawingLayer(options: DrawingOptions): DrawingLayer {
  const { window, surface, drawn } = options;
  const { document } = window;
  const svg = createSvg(document);
  const shapes = new Map<Drawing, Shape>();
  const still = window.matchMedia?.('(prefers-reduced-motion: reduce)').matches === true;
  const book = createDrawingBook(() => window.performance.now());
  const clipping = watchClipping(window);
  let frame: number | null = null;

  const find = (node: number): Box | null => {
    const element = options.elementOf(node);
    const box = element?.isConnected && clipping.isSeen(element) ? options.boxOf(element) : null;
    return box && (box.width > 0 || box.height > 0) ? box : null;
  };

  const shapeOf = (drawing: Drawing): Shape => {
    const known = shapes.get(drawing);
    if (known) return known;
    const made = createShape(document, drawing);
    shapes.set(drawing, made);
    svg.append(made.group);
    return made;
  };
  const write = (drawing: Drawing, box: Box | null, now: number) => {
    const shape = shapeOf(drawing);
    const { points, version, kind } = drawing;
    // A trail that must not move stays whole until it goes.
    const time = kind === 'laser' && still ? (points[0]?.at ?? now) : now;
    const place = box ? `translate(${box.left} ${box.top})` : '';
    if (place !== shape.place) {
      shape.place = place;
      if (box) shape.group.setAttribute('transform', place);
      shape.group.style.display = box ? '' : 'none';
    }
    const form = box
      ? `${version} ${box.width} ${box.height}${kind === 'laser' ? ` ${time}` : ''}`
      : shape.form;
    if (!box || form === shape.form) return;
    shape.form = form;
    const outline = outlineOf(drawing, box, time);
    for (const path of shape.paths) path.setAttribute('d', outline);
  };
  const draw = guardCallback(
    (now: number) => {
      frame = null;
      const host = surface();
      for (const drawing of book.all()) if (!host || isOver(drawing, now)) book.remove(drawing);
      const all = book.all();
      for (const [drawing, { group }] of shapes) {
        if (all.includes(drawing)) continue;
        group.remove();
        shapes.delete(drawing);
      }
      drawn(all.length > 0);
      if (!host || all.length === 0) {
        clipping.stop();
        return svg.remove();
      }
      const boxes = new Map<number, Box | null>();
      for (const { node } of all) if (!boxes.has(node)) boxes.set(node, find(node));
      if (svg.parentNode !== host) host.prepend(svg);
      for (const drawing of all) write(drawing, boxes.get(drawing.node) ?? null, now);
      frame = window.requestAnimationFrame(draw);
    },
    options.log,
    'drawingFailed',
  );
  const soon = () => {
    frame ??= window.requestAnimationFrame(draw);
  };

  return {
    take(by, annotation) {
      book.take(by, annotation);
      soon();
    },
    clear() {
      book.take('', { do: 'clear' });
      soon();
    },
    stop() {
      if (frame !== null) window.cancelAnimationFrame(frame);
      clipping.stop();
      svg.remove();
    },
  };
}

function isOver({ kind, points }: Drawing, now: number): boolean {
  const last = points.at(-1);
  return kind === 'laser' && (!last || now - last.at >= TRAIL_MS);
}

function createSvg(document: Document): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('aria-hidden', 'true');
  Object.assign(svg.style, {
    position: 'absolute',
    inset: '0',
    display: 'block',
    width: '100%',
    height: '100%',
    // Some pages fill every picture.
    fill: 'none',
    overflow: 'hidden',
    pointerEvents: 'none',
  });
  return svg;
}

/** The same path twice: a light edge, and on it the colour. */
function createShape(document: Document, { kind }: Drawing): Shape {
  const group = document.createElementNS(SVG, 'g');
  const isTrail = kind === 'laser';
  const width = isTrail ? 0 : 4;
  const paths = [
    { stroke: EDGE, 'stroke-width': String(width + 4), 'stroke-opacity': '0.9' },
    isTrail ? { fill: COLOR } : { stroke: COLOR, 'stroke-width': String(width) },
  ].map(look => {
    const path = document.createElementNS(SVG, 'path');
    const all = { fill: 'none', 'stroke-linecap': 'round', 'stroke-linejoin': 'round', ...look };
    for (const [name, value] of Object.entries(all)) path.setAttribute(name, value);
    return path;
  });
  if (kind === 'highlight') {
    paths[1]?.setAttribute('fill', COLOR);
    paths[1]?.setAttribute('fill-opacity', '0.12');
  }
  group.append(...paths);
  group.dataset.gcbDrawing = kind;
  return { group, paths, place: ' ', form: '' };
}
