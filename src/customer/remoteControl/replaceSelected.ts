import type { TextField } from './findEditable.js';
import { windowOf } from './findFocus.js';
import { setNatively } from './setNatively.js';

/** Puts text in place of what is selected in a field, and tells `input`; for browsers that do not edit at a script's word. */
export function replaceSelected(field: TextField, text: string, inputType: string): void {
  const { value, maxLength } = field;
  // Fields that do not say where the caret is (email, number) are written at their end.
  const start = field.selectionStart ?? value.length - (text ? 0 : 1);
  const end = field.selectionEnd ?? value.length;
  const room = maxLength < 0 ? text.length : Math.max(0, maxLength - value.length + (end - start));
  const inserted = text.slice(0, room);
  const next = value.slice(0, Math.max(start, 0)) + inserted + value.slice(end);
  if (next === value) return;
  setNatively(field, next);
  // What the field does not take, such as letters in a number, is not typed.
  if (field.value !== next) return setNatively(field, value);
  if (field.selectionStart !== null)
    field.setSelectionRange(start + inserted.length, start + inserted.length);
  const view = windowOf(field);
  const data = text ? inserted : null;
  field.dispatchEvent(new view.InputEvent('input', { view, inputType, data, bubbles: true, composed: true }));
}
