import { windowOf } from './findFocus.js';
import { findFlatParent } from './flatPath.js';

/** Can a person get to this element? Not to what is not displayed, inert, or behind a modal dialog. Asks for layout. */
export function isReachable(element: Element): boolean {
  if (element.checkVisibility && !element.checkVisibility({ visibilityProperty: true })) return false;
  const dialog = findModal(element.ownerDocument);
  let inDialog = !dialog;
  for (let at: Element | null = element; at; at = findFlatParent(at)) {
    if (at === dialog) inDialog = true;
    if ((at as HTMLElement).inert) return false;
  }
  if (!inDialog) return false;
  const frame = windowOf(element).frameElement;
  return !frame || isReachable(frame);
}

/** The modal dialog that was opened last, as far as the document's order tells; what has the focus is in it. */
export function findModal(document: Document): Element | null {
  const open = [...document.querySelectorAll('dialog[open]')].filter(isModal);
  const focused = document.activeElement;
  return open.filter(dialog => dialog.contains(focused)).at(-1) ?? open.at(-1) ?? null;
}

function isModal(dialog: Element): boolean {
  try {
    return dialog.matches(':modal');
  } catch {
    return false; // An engine without the selector has no modal dialogs either.
  }
}
