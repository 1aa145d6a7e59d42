import type { Stoppable } from '../../browser/listen.js';
import { stopAll } from '../../browser/stopAll.js';
import type { Log } from '../../guard/log.js';
import type { Annotation, FocusState, PointerPlace } from '../../protocol/index.js';
import type { AnnotationSurface, ViewAnnotations } from '../annotate/annotationSurface.js';
import type { AnnotationTool } from '../annotate/annotationTool.js';
import type { EventBatch } from '../connection/followLog.js';
import type { Timers } from '../connection/timers.js';
import type { AgentInput, ControlSurface } from '../control/controlSurface.js';
import type { KeysSurface, PointerKeys } from '../pointerKeys/pointerKeysSurface.js';
import { buildLayer, type Layer } from './buildLayer.js';
import { buildStage } from './buildStage.js';
import { createHover } from './createHover.js';
import { keepFocusOut } from './keepFocusOut.js';
import { locateNode } from './locateNode.js';
import { type Point, placeInPage } from './placeInPage.js';
import { shareOverlay } from './shareOverlay.js';
import { showCustomerCursor } from './showCustomerCursor.js';
import { showFocus } from './showFocus.js';
import { trackAgentPointer } from './trackAgentPointer.js';
import { waitForStyles } from './waitForStyles.js';

/** Within this time a pointer on the customer's page counts as the agent's own, ms. */
const ECHO_MS = 1000;

export interface ViewOptions {
  container: HTMLElement;
  timers: Timers;
  log: Log;
  point(at: PointerPlace): void;
  /** The view is wrong or incomplete: it needs the page from its last snapshot. */
  broken(reason: string): void;
  /** What was recorded does not fit together: only a new snapshot of the page can mend it. */
  diverged(): void;
  /** Makes what turns the agent's hands into commands while the agent has control. */
  control(surface: Omit<ControlSurface, 'send' | 'timers'>): AgentInput;
  /** Makes what lets keys move the pointer. */
  keys(surface: KeysSurface): PointerKeys;
  /** Makes what draws over the view. */
  annotations(surface: Omit<AnnotationSurface, 'annotate' | 'nextId' | 'timers'>): ViewAnnotations;
}

/** The customer's page on show. `stop` takes it out of its container. */
export interface View extends Stoppable {
  /**
   * What the agent's pointer does over the view from now on. `point`, the default, points, and acts in control. Others draw over the
   * customer's page, in either mode: from press to release, and `highlight` by a press. Keys move the pointer, too.
   */
  setTool(tool: AnnotationTool): void;
}

export interface FedView extends View {
  take(batch: EventBatch): void;
  /** The agent has got control of the page, or has it no more. */
  setControl(own: boolean): void;
  /** Somebody has drawn something over the page that is named, or taken it away. */
  annotate(page: string, by: string, annotation: Annotation): void;
  /** Shows nothing: the session is over. */
  clear(): void;
}

/**
 * Shows the customer's page in `container`. Each snapshot is built in a frame of its own behind the one that is
 * seen, and takes its place when its style sheets are here: no white flash, and nothing of one page is ever
 * mixed into another. Invariant: at most two layers exist, `shown` and `next`; events go to the newest.
 */
export function mountView(options: ViewOptions): FedView {
  const { container, timers, log, point, broken, diverged } = options;
  let shown: Layer | null = null;
  let next: Layer | null = null;
  let styles: Stoppable | null = null;
  /** Of the newest layer's page. */
  let focused: FocusState | null = null;
  const stage = buildStage(
    container,
    () => shown?.getSize() ?? null,
    () => {
      cursor.refit();
      redraw();
    },
  );
  const hover = createHover();
  const cursor = showCustomerCursor(stage.overlay, stage.toView);

  /** What an agent in control points at comes back as what the customer's page has heard. */
  let pointedAt = Number.NEGATIVE_INFINITY;
  const isEcho = () => timers.now() - pointedAt < ECHO_MS;
  const ring = showFocus(stage.overlay, stage.toView);
  const redraw = () => {
    const root = shown?.frame.contentDocument;
    ring.draw(focused, shown && root && !next ? { mirror: shown.mirror, root } : null);
    input.refresh();
    keys.refresh();
  };

  const inPage = (layer: Layer, id: number, at: Point): Point | null => {
    const node = layer.mirror.getNode(id);
    const root = layer.frame.contentDocument;
    return node && root ? placeInPage(node, at, root) : null;
  };
  const locate = (window: Point): PointerPlace => {
    const root = shown?.frame.contentDocument;
    // While another page is on its way, the numbers of this one's nodes mean nothing to the customer.
    if (!shown || !root || next) return null;
    const at = stage.toPage(window);
    const { width, height } = shown.getSize();
    if (at.x < 0 || at.y < 0 || at.x >= width || at.y >= height) return null;
    return locateNode(root, shown.mirror, at.x, at.y);
  };
  const pointer = trackAgentPointer({
    surface: stage.overlay,
    timers,
    send: point,
    locate,
  });
  const surface = {
    overlay: stage.overlay,
    locate,
    nodeOf: (id: number) => (next ? null : (shown?.mirror.getNode(id) ?? null)),
    idOf: (node: Node) => shown?.mirror.getId(node) ?? -1,
    page: () => shown?.frame.contentDocument ?? null,
    boxOf(element: Element) {
      const root = shown?.frame.contentDocument;
      const box = element.getBoundingClientRect();
      if (!root) return null;
      const from = stage.toView(placeInPage(element, { x: box.left, y: box.top }, root));
      const to = stage.toView(placeInPage(element, { x: box.right, y: box.bottom }, root));
      return { left: from.x, top: from.y, width: to.x - from.x, height: to.y - from.y };
    },
    focused: () =>
      focused?.id && !next ? ((shown?.mirror.getNode(focused.id) as Element | null) ?? null) : null,
    hover(node: Element | null) {
      pointedAt = timers.now();
      if (shown) hover.set(node, shown.frame);
    },
  };
  // Before those who hear of what it does.
  const keys = options.keys(surface);
  const input = options.control(surface);
  const annotations = options.annotations(surface);
  const use = shareOverlay(keys, input, annotations);

  const build = (page: string): Layer => {
    const layer = buildLayer({
      stage: stage.element,
      page,
      now: timers.now,
      log,
      diverged,
      resized() {
        if (layer === shown) stage.fit();
      },
      moved(points) {
        const last = points.at(-1);
        if (layer !== (next ?? shown) || !last || isEcho()) return;
        hover.set(layer.mirror.getNode(last.id), layer.frame);
        cursor.follow(
          points.flatMap(({ id, x, y, timeOffset }) => {
            const at = inPage(layer, id, { x, y });
            return at ? [{ ...at, at: timeOffset }] : [];
          }),
        );
      },
      pressed(id, x, y) {
        const at = inPage(layer, id, { x, y });
        if (layer !== shown || !at || isEcho()) return;
        hover.set(layer.mirror.getNode(id), layer.frame);
        cursor.follow([{ ...at, at: 0 }]);
        cursor.ripple(at);
      },
      focused(state) {
        if (layer === (next ?? shown)) focused = state;
      },
    });
    return layer;
  };

  const dropNext = () => {
    styles?.stop();
    next?.stop();
    styles = null;
    next = null;
  };
  const swap = () => {
    const old = shown;
    shown = next;
    next = null;
    styles = null;
    stage.fit();
    shown?.show();
    annotations.setPage(shown?.page ?? null);
    use.setShown(true);
    old?.stop();
    pointer.refresh();
    redraw();
  };

  const begin = (batch: EventBatch) => {
    // A page that is only recorded anew has its focus where it was.
    if ((next ?? shown)?.page !== batch.page) focused = null;
    dropNext();
    const layer = build(batch.page);
    next = layer;
    const fine = layer.apply(batch.events);
    const document = layer.frame.contentDocument;
    if (shown && document) styles = waitForStyles(document, timers, swap);
    else swap();
    return fine;
  };

  const focus = keepFocusOut(stage.element);
  return {
    take(batch) {
      const layer = next ?? shown;
      if (batch.kind === 'snapshot') {
        if (!begin(batch)) broken('replayFailed');
      } else if (layer?.page === batch.page) {
        if (!layer.apply(batch.events)) broken('replayFailed');
        pointer.refresh();
        redraw();
      } else if (!layer) broken('noSnapshot');
      else log.debug('batchOfOtherPage');
    },
    setControl: use.setControl,
    setTool: use.setTool,
    annotate: annotations.show,
    clear() {
      use.setShown(false);
      dropNext();
      shown?.stop();
      shown = null;
      annotations.setPage(null);
      focused = null;
      stage.fit();
      redraw();
      cursor.hide();
      pointer.refresh();
    },
    stop() {
      dropNext();
      shown?.stop();
      shown = null;
      stopAll([keys, input, stage, cursor, ring, focus, pointer, annotations]).stop();
    },
  };
}
