import { createElement } from './createElement.js';
import type { Texts } from './strings.js';

export interface Notices {
  element: HTMLElement;
  /** Shows a text for a while. */
  notify(text: string): void;
  /** Takes away what is shown: it is no longer true. */
  clear(): void;
  /** Is anything shown? */
  isEmpty(): boolean;
  stop(): void;
}

const SHOWN_FOR_MS = 8000;
const AT_MOST = 3;

/** Short messages at the edge of the page, announced to screen readers. */
export function createNotices(document: Document, texts: Texts, onEmpty: () => void): Notices {
  // The live region exists before its first message: one that comes together with it is not announced.
  const element = createElement(document, 'div', { class: 'notices', role: 'status', 'aria-live': 'polite' });
  const timers = new Map<HTMLElement, ReturnType<typeof setTimeout>>();

  const dismiss = (notice: HTMLElement) => {
    clearTimeout(timers.get(notice));
    timers.delete(notice);
    notice.remove();
    if (timers.size === 0) onEmpty();
  };

  return {
    element,
    notify(text) {
      const button = createElement(document, 'button', { type: 'button', 'aria-label': texts('dismiss') }, [
        '×',
      ]);
      const notice = createElement(document, 'div', { class: 'notice' }, [
        createElement(document, 'p', {}, [text]),
        button,
      ]);
      button.addEventListener('click', () => dismiss(notice));
      timers.set(
        notice,
        setTimeout(() => dismiss(notice), SHOWN_FOR_MS),
      );
      element.append(notice);
      const [oldest] = timers.keys();
      if (timers.size > AT_MOST && oldest) dismiss(oldest);
    },
    clear() {
      for (const notice of [...timers.keys()]) dismiss(notice);
    },
    isEmpty: () => timers.size === 0,
    stop() {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
      element.remove();
    },
  };
}
