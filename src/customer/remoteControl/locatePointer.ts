import type { Place } from '../../protocol/index.js';
import type { ControlledPage, Outcome } from './controlledPage.js';
import { findTarget, refuseTarget } from './findTarget.js';
import { flatPath } from './flatPath.js';
import { findOrigin } from './sendPointer.js';

/** Where an agent's pointer is. */
export interface Spot {
  /** What it is over; the nearest around it that agents may act on, where that is refused; `null`: nothing. */
  element: Element | null;
  /** Why agents may not act on what it is over. */
  refusal: Outcome;
  /** In the viewport of the controlled page, CSS pixels; `null`: not known. */
  at: { x: number; y: number } | null;
}

export function locatePointer(page: ControlledPage, place: Place): Spot {
  const found = findTarget(page, place);
  const target = 'target' in found ? found.target : found.over;
  if (!target) return { element: null, refusal: 'gone', at: null };
  const origin = findOrigin(page.window, target.element.ownerDocument);
  const at = { x: round(target.x + origin.x), y: round(target.y + origin.y) };
  const path = flatPath(target.element);
  if ('refusal' in found) {
    const allowed = path.find(element => refuseTarget(page, element) === null) ?? null;
    return { element: allowed, refusal: found.refusal, at };
  }
  if (isBlocked(path)) return { element: null, refusal: 'impossible', at };
  const element = takesPointer(path);
  const refusal = element ? refuseTarget(page, element) : 'impossible';
  return { element: refusal ? null : element, refusal, at };
}

/** The innermost that pointers are for (`pointer-events`, `inert`). */
function takesPointer(path: Element[]): Element | null {
  const inert = path.map(element => element.hasAttribute('inert')).lastIndexOf(true);
  for (const element of path.slice(inert + 1)) {
    const style = element.ownerDocument.defaultView?.getComputedStyle(element);
    if (style?.pointerEvents !== 'none') return element;
  }
  return null;
}

/** A modal dialog makes all else of its document inert. */
function isBlocked(path: Element[]): boolean {
  const open = path[0]?.ownerDocument.querySelectorAll('dialog[open]') ?? [];
  const modal = Array.from(open).filter(isModal);
  return modal.length > 0 && !modal.some(dialog => path.includes(dialog));
}

function isModal(dialog: Element): boolean {
  try {
    return dialog.matches(':modal');
  } catch {
    return false; // A browser that does not know the selector.
  }
}

/** Fractions of boxes come back a hair beside what they were made of, and events cut to whole pixels. */
const round = (length: number): number => Math.round(length * 64) / 64;
