import { createRateLimit } from '../../browser/createRateLimit.js';
import { createDrawingLayer } from '../../drawing/createDrawingLayer.js';
import { guardCallback } from '../../guard/guardCallback.js';
import { parseAnnotation } from '../../protocol/index.js';
import type { ShowAnnotation } from '../session/pageAnnotations.js';
import type { AnnotationsOptions } from './annotations.js';
import { boxInPage } from './boxInPage.js';
import { createClearButton } from './createClearButton.js';

/** More than a few agents' hands draw, in a second and at once. What is above is dropped, whoever says it. */
const MESSAGES = { rate: 60, burst: 120 };
/** Elements that are looked for: each costs a walk through the page. */
const SEARCHES = { rate: 10, burst: 30 };
/** Many more than the drawings that are shown at a time hang on. */
const MOST_FOUND = 1000;

/**
 * Shows what agents draw over the page, in the interface and never in the page itself. Invariant: only drawings on the
 * recording that agents see now, no more and no faster than the limits, whatever server and agents say.
 */
export function showAnnotations(options: AnnotationsOptions): ShowAnnotation {
  const { window, page, nodeOf, send, overlay, log } = options;
  const mayPass = createRateLimit(MESSAGES.rate, MESSAGES.burst, Date.now);
  const maySearch = createRateLimit(SEARCHES.rate, SEARCHES.burst, Date.now);
  const found = new Map<number, Element>();
  /** The recording that was drawn on, and what it is shown in. */
  let drawnOn = '';
  let host: HTMLElement | null = null;

  const button = createClearButton(window, options.clearName, () => {
    layer.clear();
    send({ t: 'clearAnnotations', page: drawnOn });
  });
  const layer = createDrawingLayer({
    window,
    surface() {
      if (drawnOn !== page()) return null;
      // `document.open` and the like throw the interface away with the rest of the page.
      if (!host?.isConnected) host = overlay();
      return host;
    },
    elementOf: node => found.get(node) ?? null,
    boxOf: element => boxInPage(element, window),
    drawn(any) {
      if (!any) found.clear();
      button.show(any ? host : null);
    },
    log,
  });

  /** Elements are looked for once, and known from then on. */
  const find = (id: number): boolean => {
    const known = found.get(id);
    if (!known?.isConnected && !maySearch()) return false;
    const node = known?.isConnected ? known : nodeOf(id);
    found.delete(id);
    if (node?.nodeType !== 1) return false;
    found.set(id, node as Element);
    const [oldest] = found.keys();
    if (found.size > MOST_FOUND && oldest !== undefined) found.delete(oldest);
    return true;
  };
  return guardCallback(
    message => {
      if (message.page !== page() || !mayPass()) return;
      const parsed = parseAnnotation(message.annotation);
      if (!parsed.ok) return log.debug('annotationNotUnderstood', parsed.what);
      if (drawnOn !== message.page) layer.clear();
      drawnOn = message.page;
      const annotation = parsed.value;
      if (annotation.do === 'draw' && !find(annotation.node)) return;
      host = overlay();
      if (host) layer.take(message.agentId, annotation);
    },
    log,
    'annotationFailed',
  );
}
