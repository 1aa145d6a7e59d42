import type { ControlledPage, Outcome } from './controlledPage.js';
import { windowOf } from './findFocus.js';
import { refuseTarget } from './findTarget.js';
import { judgeClick } from './judgeClick.js';

const PICKERS = /^(color|date|datetime-local|month|time|week)$/;

/** Clicks an element as a key does that presses it, if agents may do what follows from it. */
export function pressElement(page: ControlledPage, element: HTMLElement): Outcome {
  const refusal =
    refuseTarget(page, element) ??
    (opensPicker(element) ? 'customerOnly' : null) ??
    judgeClick(page, element, { button: 0, held: 0 });
  if (refusal) return refusal;
  // The page's own members may be named like this one: fields of a form are.
  windowOf(element).HTMLElement.prototype.click.call(element);
  return null;
}

/** Keys do, the pointer does not: the view has pickers of its own. */
const opensPicker = (element: HTMLElement): boolean =>
  element.localName === 'input' && PICKERS.test((element as HTMLInputElement).type);
