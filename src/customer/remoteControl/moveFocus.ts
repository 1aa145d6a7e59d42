import { listen } from '../../browser/listen.js';
import { findFocus, isUnfocused, windowOf } from './findFocus.js';

/**
 * Gives an element the focus as a person does. In a window without the system's focus browsers move it and tell nobody: the
 * events are dispatched then, in the browser's order. `false`: it has not got it.
 */
export function moveFocus(window: Window, element: Element): boolean {
  const old = findFocus(window);
  if (old === element) return true;
  const give = () => (element as HTMLElement).focus({ focusVisible: true } as FocusOptions);
  if (window.document.hasFocus()) {
    give();
    return findFocus(window) === element;
  }
  const near = old.ownerDocument === element.ownerDocument && !isUnfocused(old);
  if (!isUnfocused(old) && !isTold(old, 'blur', () => (old as HTMLElement).blur()))
    tell(old, ['blur', 'focusout'], near ? element : null);
  // A listener may have given the focus to something else, and browsers let it.
  if (!isUnfocused(findFocus(window))) return false;
  if (!isTold(element, 'focus', give) && findFocus(window) === element)
    tell(element, ['focus', 'focusin'], near ? old : null);
  return findFocus(window) === element;
}

/** Has the browser dispatched the event by itself? */
function isTold(element: Element, type: string, act: () => void): boolean {
  let told = false;
  const heard = listen(windowOf(element), type, event => (told ||= event.isTrusted), { capture: true });
  act();
  heard.stop();
  return told;
}

function tell(element: Element, types: readonly [string, string], relatedTarget: Element | null): void {
  const view = windowOf(element);
  const [type, bubbling] = types;
  const init = { view, composed: true, relatedTarget };
  element.dispatchEvent(new view.FocusEvent(type, init));
  element.dispatchEvent(new view.FocusEvent(bubbling, { ...init, bubbles: true }));
}
