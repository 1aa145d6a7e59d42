import { createElement } from './createElement.js';

export interface LiveRegion {
  element: HTMLElement;
  append(child: HTMLElement): void;
  remove(child: HTMLElement): void;
  stop(): void;
}

/** How long screen readers may need to take note of a new region, in milliseconds. */
const NOTED_AFTER_MS = 100;

/**
 * A place whose additions screen readers announce politely. They only do so for a region that they have seen
 * empty, so what comes together with a new region waits for a moment.
 */
export function createLiveRegion(document: Document): LiveRegion {
  // A status is read as a whole unless told otherwise: earlier messages would be repeated with each new one.
  const element = createElement(document, 'div', {
    role: 'status',
    'aria-live': 'polite',
    'aria-atomic': 'false',
  });
  const waiting = new Set<HTMLElement>();
  let noted = false;
  const timer = setTimeout(() => {
    noted = true;
    element.append(...waiting);
    waiting.clear();
  }, NOTED_AFTER_MS);

  return {
    element,
    append(child) {
      if (noted) element.append(child);
      else waiting.add(child);
    },
    remove(child) {
      waiting.delete(child);
      child.remove();
    },
    stop() {
      clearTimeout(timer);
      waiting.clear();
      element.remove();
    },
  };
}
