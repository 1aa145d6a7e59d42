import type { Stoppable } from '../browser/listen.js';

export interface Clipping extends Stoppable {
  /** False when it is known that scrolling, or what is around it, has taken the element out of sight. */
  isSeen(element: Element): boolean;
}

/**
 * Knows which elements are scrolled away within their scrollers. Browsers tell it a frame later and for nothing; looking
 * at each box around each element would cost layout.
 */
export function watchClipping(window: Window & typeof globalThis): Clipping {
  const hidden = new WeakSet<Element>();
  let watched = new WeakSet<Element>();
  const Observer = window.IntersectionObserver;
  const observer = Observer
    ? new Observer(entries => {
        for (const { target, isIntersecting } of entries)
          if (isIntersecting) hidden.delete(target);
          else hidden.add(target);
      })
    : null;
  return {
    isSeen(element) {
      // Much of a page may lie outside of the boxes of its root.
      if (/^(html|body)$/.test(element.localName)) return true;
      if (!watched.has(element)) observer?.observe(element);
      watched.add(element);
      return !hidden.has(element);
    },
    stop() {
      observer?.disconnect();
      watched = new WeakSet();
    },
  };
}
