import type { Command } from '../../protocol/index.js';
import type { ControlledPage, Outcome } from './controlledPage.js';
import { type TextEditor, wrapText } from './createTextEditor.js';
import { findEditable } from './findEditable.js';
import { findFocus, windowOf } from './findFocus.js';
import { refuseFocused } from './refuseFocused.js';
import type { SelectionTeller } from './tellSelection.js';

/** Puts text where the focus is: of an input method, with its composition; of the agent's clipboard, as a paste. */
export function insertText(
  page: ControlledPage,
  editor: TextEditor,
  selection: SelectionTeller,
  { text, from }: Extract<Command, { do: 'insert' }>,
): Outcome {
  const target = findFocus(page.window);
  const refusal = refuseFocused(page, target);
  if (refusal) return refusal;
  selection.before(target);
  return from === 'clipboard' ? paste(page, editor, target, text) : compose(page, editor, target, text);
}

/** The agent's text, never what is in the customer's clipboard. */
function paste(page: ControlledPage, editor: TextEditor, target: Element, text: string): Outcome {
  const view = windowOf(target);
  // Pages take pasted text wherever the focus is; so the event comes first.
  const clipboardData = wrapText(view, text);
  if (clipboardData) {
    const init = { clipboardData, bubbles: true, cancelable: true, composed: true };
    if (!target.dispatchEvent(new view.ClipboardEvent('paste', init))) return null;
  }
  const current = findFocus(page.window);
  const refusal = refuseFocused(page, current);
  if (refusal) return refusal;
  const editable = findEditable(current);
  return editable?.writable ? editor.insert(editable, text, 'insertFromPaste') : 'impossible';
}

function compose(page: ControlledPage, editor: TextEditor, target: Element, text: string): Outcome {
  const editable = findEditable(target);
  if (!editable?.writable) return 'impossible';
  const view = windowOf(target);
  const tell = (type: string, data: string) =>
    target.dispatchEvent(
      new view.CompositionEvent(type, { view, data, bubbles: true, cancelable: true, composed: true }),
    );
  tell('compositionstart', '');
  tell('compositionupdate', text);
  const moved = findFocus(page.window) !== target;
  const outcome = moved ? null : editor.insert(editable, text, 'insertCompositionText');
  tell('compositionend', text);
  return outcome;
}
