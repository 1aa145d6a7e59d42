import { holdPointer } from '../../browser/holdPointer.js';
import { listen, type Stoppable } from '../../browser/listen.js';
import { stopAll } from '../../browser/stopAll.js';
import type { ControlSurface } from './controlSurface.js';
import { findScrollBar, type ScrollBar } from './findScrollBar.js';

/** Shortest time between two places of a drag, ms. */
const SCROLL_EVERY_MS = 33;

/**
 * Lets the mirrored page's scroll bars be dragged: a press on one is no press on the page, as in the page itself. Invariant:
 * the last place of a drag is sent.
 * @param focus gives the view the keyboard
 */
export function captureScrollBars(surface: ControlSurface, focus: () => void): Stoppable {
  const { overlay, idOf, send, timers } = surface;
  let drag: { bar: ScrollBar /** Of the thumb, from its beginning. */; grab: number } | null = null;
  let waiting: { node: number; x: number; y: number } | null = null;
  let timer: number | null = null;

  const flush = () => {
    if (waiting) send({ do: 'scroll', ...waiting });
    waiting = null;
  };
  const soon = () => {
    if (timer !== null || !waiting) return;
    flush();
    timer = timers.set(() => {
      timer = null;
      soon();
    }, SCROLL_EVERY_MS);
  };
  /** How far along the bar, from its beginning. */
  const along = ({ start, isVertical }: ScrollBar, { clientX, clientY }: PointerEvent) => {
    const { left, top } = overlay.getBoundingClientRect();
    return (isVertical ? clientY - top : clientX - left) - start;
  };
  const goTo = ({ bar, grab }: NonNullable<typeof drag>, event: PointerEvent) => {
    const node = idOf(bar.node);
    if (node < 1) return;
    waiting = { node, ...bar.placeAt(along(bar, event) - grab) };
    soon();
  };
  const end = () => {
    drag = null;
    flush();
  };
  /** Nobody else hears of it. */
  const take = (event: Event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  const hear = (type: string, act: (event: PointerEvent) => void) =>
    listen<PointerEvent>(overlay, type, act, { capture: true });
  const heard = stopAll([
    hear('pointerdown', event => {
      if (drag) return take(event);
      const bar = event.button === 0 ? findScrollBar(surface, { x: event.clientX, y: event.clientY }) : null;
      if (!bar) return;
      take(event);
      // The release comes here, too, wherever it happens.
      holdPointer(overlay, event);
      focus();
      const pressed = along(bar, event) - bar.thumb;
      const isOnThumb = pressed >= 0 && pressed < bar.length;
      drag = { bar, grab: isOnThumb ? pressed : bar.length / 2 };
      if (!isOnThumb) goTo(drag, event);
    }),
    hear('pointermove', event => {
      if (!drag) return;
      take(event);
      goTo(drag, event);
    }),
    hear('pointerup', event => {
      if (!drag) return;
      take(event);
      if (event.button !== 0) return;
      goTo(drag, event);
      end();
    }),
    hear('pointercancel', end),
  ]);
  return {
    stop() {
      end();
      heard.stop();
      if (timer !== null) timers.clear(timer);
    },
  };
}
