import { listen, type Stoppable } from '../../browser/listen.js';
import { stopAll } from '../../browser/stopAll.js';

/**
 * Keeps the keyboard out of the mirrored page: a dialog that opens in it, or a replayed focus, would take the
 * focus away from the console, and what the agent types would go into the mirror.
 */
export function keepFocusOut(surface: HTMLElement): Stoppable {
  const document = surface.ownerDocument;
  const view = document.defaultView;
  if (!view) return { stop: () => undefined };
  let last: Element | null = null;
  let timer: number | undefined;
  const giveBack = () => {
    const active = document.activeElement;
    if (!active || !surface.contains(active) || active === surface) return;
    if (active instanceof HTMLElement) active.blur();
    if (last instanceof HTMLElement && last.isConnected) last.focus({ preventScroll: true });
  };
  return stopAll([
    listen<FocusEvent>(document, 'focusin', event => {
      if (event.target instanceof Element && !surface.contains(event.target)) last = event.target;
    }),
    listen<FocusEvent>(surface, 'focusin', giveBack),
    // The focus that goes into a frame shows here as leaving the window. The browser is in the middle of it: taken back at
    // once, the console would look as if it had the focus, and keys would go to the frame.
    listen(view, 'blur', () => {
      view.clearTimeout(timer);
      timer = view.setTimeout(giveBack);
    }),
    { stop: () => view.clearTimeout(timer) },
  ]);
}
