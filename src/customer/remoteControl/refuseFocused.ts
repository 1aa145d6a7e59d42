import type { ControlledPage, Outcome } from './controlledPage.js';
import { documentIn } from './findFocus.js';
import { refuseTarget } from './findTarget.js';

/** These have a page of their own. */
const FRAMES = /^(iframe|frame|object|embed|fencedframe)$/;

/**
 * Why agents may not use the keyboard on what has the focus; `null`: they may. What is typed into a frame of another origin
 * is its page's business: the page around it hears nothing of a person's keys there either.
 */
export function refuseFocused(page: ControlledPage, element: Element): Outcome {
  return refuseTarget(page, element) ?? (isForeignFrame(element) ? 'impossible' : null);
}

/** One that agents cannot act in. */
export function isForeignFrame(element: Element): boolean {
  return FRAMES.test(element.localName) && !documentIn(element);
}
