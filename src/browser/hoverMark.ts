/**
 * Marks what an agent's pointer is over, for as long as it is. Ours and no part of the page: it is not recorded, nor
 * are the sheets that make something of it.
 */
export const HOVER_MARK = 'data-gcb-hover';

const OWN = Symbol('sheet of ours');

export function markHoverSheet(sheet: CSSStyleSheet): void {
  Object.defineProperty(sheet, OWN, { value: true });
}

export const isHoverSheet = (sheet: CSSStyleSheet): boolean => OWN in sheet;
