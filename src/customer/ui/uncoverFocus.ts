import { listen, type Stoppable } from '../../browser/listen.js';
import { stopAll } from '../../browser/stopAll.js';
import { findFocused } from './findFocused.js';

/**
 * Sees to it that the toolbar does not hide what has the focus in the page (WCAG 2.2, 2.4.11): `dodge(true)` as
 * long as the middle of it would be under the bar.
 */
export function uncoverFocus(
  document: Document,
  window: Window,
  bar: HTMLElement,
  dodge: (away: boolean) => void,
): Stoppable {
  let frame = 0;
  const look = () => {
    const focused = findFocused(document);
    if (bar.hidden || !focused || bar.getRootNode().contains(focused)) return;
    dodge(false);
    const own = bar.getBoundingClientRect();
    const { left, top, width, height } = focused.getBoundingClientRect();
    const x = left + width / 2;
    const y = top + height / 2;
    dodge(x >= own.left && x <= own.right && y >= own.top && y <= own.bottom);
  };
  return stopAll([
    { stop: () => window.cancelAnimationFrame(frame) },
    // The browser scrolls to what it has given the focus; it is looked at where it came to lie.
    listen(document, 'focusin', () => {
      window.cancelAnimationFrame(frame);
      frame = window.requestAnimationFrame(look);
    }),
  ]);
}
