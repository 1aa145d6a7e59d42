import { findEditable } from './findEditable.js';

/** Fields of one line that get the focus by the keyboard have all of their text selected. */
export function selectOnFocus(element: Element): void {
  if (findEditable(element)?.kind === 'line') (element as HTMLInputElement).select();
}
