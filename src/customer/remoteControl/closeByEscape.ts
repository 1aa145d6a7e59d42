import type { ControlledPage, Outcome } from './controlledPage.js';
import { windowOf } from './findFocus.js';
import { refuseTarget } from './findTarget.js';
import { findModal } from './isReachable.js';

/** What Escape closes: the popover on top, else the modal dialog, which may say no (`cancel`). `undefined`: nothing is open. */
export function closeByEscape(page: ControlledPage, focused: Element): Outcome | undefined {
  const { ownerDocument } = focused;
  const popover = [...ownerDocument.querySelectorAll<HTMLElement>('[popover]')].filter(isLight).at(-1);
  if (popover) {
    const refusal = refuseTarget(page, popover);
    if (!refusal) popover.hidePopover();
    return refusal;
  }
  const dialog = findModal(ownerDocument) as HTMLDialogElement | null;
  if (!dialog || dialog.getAttribute('closedby') === 'none') return undefined;
  const refusal = refuseTarget(page, dialog);
  if (refusal) return refusal;
  if (dialog.requestClose) dialog.requestClose();
  else if (dialog.dispatchEvent(new (windowOf(dialog).Event)('cancel', { cancelable: true }))) dialog.close();
  return null;
}

/** Popovers that go by themselves. A modal dialog closes them when it opens: one that is open is above it. */
function isLight(popover: HTMLElement): boolean {
  try {
    return popover.popover !== 'manual' && popover.matches(':popover-open');
  } catch {
    return false; // An engine without popovers.
  }
}
