import { type Annotation, LIMITS } from '../protocol/index.js';
import type { Drawing } from './drawing.js';

/** All that is drawn. Invariant: within LIMITS, whatever comes; the oldest make room. */
export interface DrawingBook {
  /** `by` is who draws: agents name only their own drawings. */
  take(by: string, annotation: Annotation): void;
  all(): readonly Drawing[];
  remove(drawing: Drawing): void;
}

/** @param now ms, as `requestAnimationFrame` counts them */
export function createDrawingBook(now: () => number): DrawingBook {
  const drawings = new Map<string, Drawing>();

  /** One frame round an element is enough. */
  const forgetHighlight = (node: number) => {
    for (const [name, each] of drawings)
      if (each.kind === 'highlight' && each.node === node) drawings.delete(name);
  };
  const begin = (name: string, { kind, node }: Pick<Drawing, 'kind' | 'node'>): Drawing => {
    const drawing: Drawing = { kind, node, points: [], version: 0 };
    drawings.delete(name);
    drawings.set(name, drawing);
    for (const oldest of drawings.keys()) {
      if (drawings.size <= LIMITS.drawings) break;
      drawings.delete(oldest);
    }
    return drawing;
  };
  return {
    take(by, annotation) {
      if (annotation.do === 'clear') return drawings.clear();
      const { id, kind, node, from, points } = annotation;
      const name = `${id} ${by}`;
      if (kind === 'highlight') forgetHighlight(node);
      const known = drawings.get(name);
      const same = known?.kind === kind ? known : null;
      // What goes on where nothing is has lost its beginning on the way.
      if (from > (same?.points.length ?? 0)) return;
      const drawing = same ?? begin(name, annotation);
      drawing.node = node;
      drawing.version += 1;
      drawing.points.length = from;
      for (const [x, y] of points.slice(0, LIMITS.drawnPoints - from))
        drawing.points.push({ x, y, at: now() });
    },
    all: () => [...drawings.values()],
    remove(drawing) {
      for (const [name, each] of drawings) if (each === drawing) drawings.delete(name);
    },
  };
}
