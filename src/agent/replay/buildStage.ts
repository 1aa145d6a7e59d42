import type { Stoppable } from '../../browser/listen.js';
import { fitView, type Size } from './fitView.js';
import type { Point } from './placeInPage.js';

export interface Stage extends Stoppable {
  /** What holds the mirrored pages; scaled to fit. */
  element: HTMLElement;
  /** Lies over everything, unscaled: takes the mouse, so that nothing reaches the mirrored page. */
  overlay: HTMLElement;
  /** Fits the page into the container, after either has changed its size. */
  fit(): void;
  /** From the window to the customer's page. CSS pixels, like all points here. */
  toPage(point: Point): Point;
  /** From the customer's page to the overlay. */
  toView(point: Point): Point;
}

/**
 * Builds the frame of the view in `container`, which keeps its own size.
 * @param getSize the viewport of the page that is shown, null if there is none
 * @param fitted called after each fitting
 */
export function buildStage(container: HTMLElement, getSize: () => Size | null, fitted: () => void): Stage {
  const document = container.ownerDocument;
  const view = document.createElement('div');
  const element = document.createElement('div');
  const overlay = document.createElement('div');
  Object.assign(view.style, {
    ...{ position: 'relative', width: '100%', height: '100%', overflow: 'hidden' },
    // What lies over the view in the page around it lies over all that is in it.
    isolation: 'isolate',
  });
  Object.assign(element.style, {
    position: 'absolute',
    left: '0',
    top: '0',
    transformOrigin: '0 0',
    overflow: 'clip',
  });
  Object.assign(overlay.style, { position: 'absolute', inset: '0', overflow: 'hidden', cursor: 'crosshair' });
  element.dataset.gcb = 'view-page';
  overlay.dataset.gcb = 'view-overlay';
  view.append(element, overlay);
  container.append(view);
  let fit = { left: 0, top: 0, scale: 1 };

  const refit = () => {
    const size = getSize();
    element.style.visibility = size ? 'inherit' : 'hidden';
    if (!size) return;
    fit = fitView({ width: view.clientWidth, height: view.clientHeight }, size);
    Object.assign(element.style, {
      width: `${size.width}px`,
      height: `${size.height}px`,
      transform: `translate(${fit.left}px, ${fit.top}px) scale(${fit.scale})`,
    });
    fitted();
  };
  const Observer = document.defaultView?.ResizeObserver;
  const observer = Observer ? new Observer(refit) : null;
  observer?.observe(view);
  refit();

  return {
    element,
    overlay,
    fit: refit,
    toPage(point) {
      const box = view.getBoundingClientRect();
      return {
        x: (point.x - box.left - fit.left) / fit.scale,
        y: (point.y - box.top - fit.top) / fit.scale,
      };
    },
    toView: point => ({ x: fit.left + point.x * fit.scale, y: fit.top + point.y * fit.scale }),
    stop() {
      observer?.disconnect();
      view.remove();
    },
  };
}
