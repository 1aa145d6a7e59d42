import type { Stoppable } from '../../browser/listen.js';
import { createElement } from './createElement.js';
import { createLiveRegion } from './createLiveRegion.js';
import type { Texts } from './strings.js';
import { trackFocusOrigin } from './trackFocusOrigin.js';

export interface Notices extends Stoppable {
  element: HTMLElement;
  /** Shows a text for a while. An urgent one interrupts what a screen reader is saying. */
  notify(text: string, urgent: boolean): void;
  /** Takes away what is shown: it is no longer true. */
  clear(): void;
  /** Is anything shown? */
  isEmpty(): boolean;
}

const SHOWN_FOR_MS = 8000;
const AT_MOST = 3;

/**
 * Short messages at the edge of the page, announced to screen readers. None goes by itself while the mouse or
 * the focus is on them (WCAG 2.2.1); afterwards they have their whole time again.
 */
export function createNotices(document: Document, texts: Texts, onEmpty: () => void): Notices {
  const region = createLiveRegion(document);
  // An alert announces itself, so it must not lie in the other region.
  const alerts = createElement(document, 'div');
  const element = createElement(document, 'div', { class: 'notices' }, [alerts, region.element]);
  const origin = trackFocusOrigin(element);
  const timers = new Map<HTMLElement, ReturnType<typeof setTimeout> | undefined>();
  const held = { mouse: false, focus: false };

  const wind = (notice: HTMLElement) => {
    clearTimeout(timers.get(notice));
    const isHeld = held.mouse || held.focus;
    timers.set(notice, isHeld ? undefined : setTimeout(() => dismiss(notice), SHOWN_FOR_MS));
  };
  const hold = (by: keyof typeof held, on: boolean) => () => {
    held[by] = on;
    for (const notice of timers.keys()) wind(notice);
  };
  const dismiss = (notice: HTMLElement) => {
    clearTimeout(timers.get(notice));
    timers.delete(notice);
    if (notice.contains((element.getRootNode() as Document | ShadowRoot).activeElement)) {
      const next = [...timers.keys()].at(-1)?.querySelector('button');
      if (next) next.focus();
      else origin.giveBack();
    }
    region.remove(notice);
    if (timers.size > 0) return;
    // The mouse does not leave what is taken away from under it.
    held.mouse = held.focus = false;
    onEmpty();
  };
  element.addEventListener('mouseenter', hold('mouse', true));
  element.addEventListener('mouseleave', hold('mouse', false));
  element.addEventListener('focusin', hold('focus', true));
  element.addEventListener('focusout', hold('focus', false));

  return {
    element,
    notify(text, urgent) {
      const button = createElement(document, 'button', { type: 'button', 'aria-label': texts('dismiss') }, [
        '×',
      ]);
      const notice = createElement(document, 'div', { class: 'notice' }, [
        createElement(document, 'p', {}, [text]),
        button,
      ]);
      button.addEventListener('click', () => dismiss(notice));
      notice.addEventListener('keydown', ({ key }) => {
        if (key === 'Escape') dismiss(notice);
      });
      wind(notice);
      if (urgent) {
        notice.setAttribute('role', 'alert');
        alerts.append(notice);
      } else region.append(notice);
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
      region.stop();
      element.remove();
    },
  };
}
