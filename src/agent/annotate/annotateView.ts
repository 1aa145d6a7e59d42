import type { Stoppable } from '../../browser/listen.js';
import { createDrawingLayer } from '../../drawing/createDrawingLayer.js';
import type { Log } from '../../guard/log.js';
import type { AnnotationSurface, ViewAnnotations } from './annotationSurface.js';
import type { AnnotationTool } from './annotationTool.js';
import { drawStrokes } from './drawStrokes.js';
import { pickElement } from './pickElement.js';
import { cursorOf } from './toolCursors.js';

/** Lets the agent draw over a view with the tool that is chosen, and shows there what agents draw. */
export function annotateView(
  surface: AnnotationSurface,
  window: Window & typeof globalThis,
  log: Log,
): ViewAnnotations {
  const { overlay, nodeOf, boxOf } = surface;
  let page: string | null = null;
  let tool: AnnotationTool = 'point';
  let hand: Stoppable | null = null;
  const layer = createDrawingLayer({
    ...{ window, boxOf, log },
    surface: () => overlay,
    elementOf(id) {
      const node = nodeOf(id);
      return node?.nodeType === 1 ? (node as Element) : null;
    },
    drawn: () => undefined,
  });

  const setTool = (next: AnnotationTool) => {
    if (next === tool) return;
    hand?.stop();
    hand = null;
    tool = next;
    overlay.style.cursor = cursorOf(next);
    // A finger draws instead of scrolling.
    overlay.style.touchAction = next === 'point' ? '' : 'none';
    if (next === 'highlight') hand = pickElement(surface);
    else if (next !== 'point') hand = drawStrokes(surface, next);
  };
  return {
    setTool,
    setPage(next) {
      if (next === page) return;
      page = next;
      layer.clear();
    },
    show(of, by, annotation) {
      if (of === page) layer.take(by, annotation);
    },
    stop() {
      setTool('point');
      layer.stop();
    },
  };
}
