import { listen, type Stoppable } from '../../browser/listen.js';
import { stopAll } from '../../browser/stopAll.js';
import { createElement } from './createElement.js';
import { createLiveRegion } from './createLiveRegion.js';
import { locatePlace } from './locatePlace.js';
import type { Texts } from './strings.js';

export type MaskedKind = 'whole' | 'part';

export type CreateMaskedBanner = (
  document: Document,
  window: Window,
  texts: Texts,
  onEmpty: () => void,
) => MaskedBanner;

export interface MaskedBanner extends Stoppable {
  element: HTMLElement;
  /** Says of an element that agents see nothing, or only a part, of its content; `null` takes the banner away. */
  show(kind: MaskedKind | null, element: Element | null): void;
  isEmpty(): boolean;
}

/** Between the banner and what it speaks of, and the edges of the window, in CSS pixels. */
const GAP = 8;

/**
 * A line above (or below) what the customer points at or types in. It covers nothing of it and takes no
 * clicks; Escape hides it, and it stays while the mouse rests on it (WCAG 2.2, 1.4.13).
 */
export const createMaskedBanner: CreateMaskedBanner = (document, window, texts, onEmpty) => {
  const region = createLiveRegion(document);
  let current: { banner: HTMLElement; target: Element } | null = null;
  let listeners: Stoppable | null = null;
  let mouse = { x: -1, y: -1 };
  let leaving = false;

  const draw = () => {
    if (!current) return;
    const { banner, target } = current;
    const start = locatePlace(target, { node: 0, x: 0, y: 0 }, window);
    const end = locatePlace(target, { node: 0, x: 1, y: 1 }, window);
    const isShown =
      start && end && end.y > 0 && start.y < window.innerHeight && end.x > 0 && start.x < window.innerWidth;
    banner.hidden = !isShown;
    if (!isShown) return;
    const { offsetWidth: width, offsetHeight: height } = banner;
    const above = start.y - GAP - height;
    const below = end.y + GAP;
    const fitsBelow = below + height + GAP <= window.innerHeight;
    const isRtl = window.getComputedStyle(banner).direction === 'rtl';
    // Labels stand above the beginning of their fields.
    const aside = isRtl ? Math.min(start.x, end.x - width) : Math.max(start.x, end.x - width);
    const x = Math.min(aside, window.innerWidth - width - GAP);
    const y = above >= GAP || !fitsBelow ? Math.max(GAP, above) : below;
    banner.style.transform = `translate(${Math.round(Math.max(GAP, x))}px, ${Math.round(y)}px)`;
  };
  const isUnderMouse = () => {
    const box = current?.banner.getBoundingClientRect();
    if (!box || current?.banner.hidden) return false;
    const { x, y } = mouse;
    // With the gap, so that it can be reached from the element.
    return (
      x >= box.left - GAP && x <= box.right + GAP && y >= box.top - GAP && y <= box.bottom + GAP && x >= 0
    );
  };
  const hide = () => {
    if (!current) return;
    region.remove(current.banner);
    current = null;
    listeners?.stop();
    listeners = null;
    onEmpty();
  };
  const watch = () =>
    stopAll([
      listen(document, 'scroll', draw, { capture: true, passive: true }),
      listen(window, 'resize', draw, { passive: true }),
      listen<KeyboardEvent>(
        document,
        'keydown',
        ({ key }) => {
          if (key === 'Escape') hide();
        },
        { capture: true },
      ),
      listen<MouseEvent>(
        document,
        'mousemove',
        event => {
          mouse = { x: event.clientX, y: event.clientY };
          if (leaving && !isUnderMouse()) hide();
        },
        { capture: true, passive: true },
      ),
    ]);

  return {
    element: region.element,
    isEmpty: () => current === null,
    show(kind, target) {
      leaving = !kind || !target;
      if (!kind || !target) {
        if (!isUnderMouse()) hide();
        return;
      }
      const text = texts(kind === 'whole' ? 'contentMasked' : 'contentMaskedPartially');
      if (current?.target !== target || current.banner.textContent !== text) {
        if (current) region.remove(current.banner);
        current = { banner: createElement(document, 'p', { class: 'masked' }, [text]), target };
        region.append(current.banner);
      }
      listeners ??= watch();
      draw();
    },
    stop() {
      listeners?.stop();
      listeners = null;
      current = null;
      region.stop();
    },
  };
};
