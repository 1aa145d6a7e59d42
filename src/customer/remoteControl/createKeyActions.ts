import { closeByEscape } from './closeByEscape.js';
import type { ControlledPage, Outcome } from './controlledPage.js';
import type { Mark, TextEditor } from './createTextEditor.js';
import { createTypeAhead } from './createTypeAhead.js';
import { type PressedKey, readHeld } from './describeKey.js';
import { type Editable, fieldOf, findEditable, type TextField } from './findEditable.js';
import { windowOf } from './findFocus.js';
import { findTabStop } from './findTabStop.js';
import { isScrollStop } from './isScroller.js';
import { moveCaret, type Unit } from './moveCaret.js';
import { moveFocus } from './moveFocus.js';
import { isMenuKey, openMenuByKey } from './openMenuByKey.js';
import { pressElement } from './pressElement.js';
import { isRadio } from './radioGroup.js';
import { scrollByKey } from './scrollByKey.js';
import { selectOnFocus } from './selectOnFocus.js';
import { setNatively } from './setNatively.js';
import { stepByKey } from './stepByKey.js';
import { submitByEnter } from './submitByEnter.js';
import type { ChangeTracker } from './trackChanges.js';

/** What follows from a key that the page has not prevented. */
export interface KeyActions {
  /** After `keydown`. `undefined`: nothing yet; the key may type something. */
  onDown(element: Element, pressed: PressedKey): Outcome | undefined;
  /** After the `keypress` of Enter. */
  onEnter(element: Element, pressed: PressedKey): Outcome;
  /** After a `keypress` of text. */
  onText(element: Element, pressed: PressedKey, text: string): Outcome;
  /** After the `keyup` of Space on the element that it was pressed on. */
  onSpaceUp(element: Element): Outcome;
  tab(from: Element, pressed: PressedKey): Outcome;
}

const PRESSED_BY_SPACE = /^(checkbox|radio|button|submit|reset|image|file|color)$/;
/** Of rich text, by Control. */
const MARKS: Readonly<Record<string, Mark>> = { b: 'Bold', i: 'Italic', u: 'Underline' };
const PARTS = /^(date|datetime-local|month|time|week)$/;

export function createKeyActions(
  page: ControlledPage,
  editor: TextEditor,
  changes: ChangeTracker,
): KeyActions {
  const typeAhead = createTypeAhead(page);

  function tab(from: Element, pressed: PressedKey): Outcome {
    const { shiftKey, ...others } = readHeld(pressed.held);
    if (Object.values(others).includes(true)) return null;
    const stop = findTabStop(page, from, shiftKey);
    if (!stop) page.leave?.(shiftKey);
    else if (moveFocus(page.window, stop)) selectOnFocus(stop);
    // Not all browsers give it the focus.
    else if (isScrollStop(stop)) return tab(stop, pressed);
    return null;
  }

  function onShortcut(element: Element, editable: Editable | null, pressed: PressedKey): Outcome | undefined {
    const { shiftKey, altKey } = readHeld(pressed.held);
    if (altKey) return undefined;
    const key = pressed.key.toLowerCase();
    const mark = editable?.kind === 'rich' && !shiftKey && MARKS[key];
    if (mark) return editor.mark(editable, mark);
    switch (key) {
      case 'a':
        return selectAll(element, editable);
      case 'z':
        return editable && editor.undo(editable, !shiftKey);
      case 'y':
        return editable && editor.undo(editable, false);
      case 'x':
        return editable && editor.cut(editable);
      default:
        return undefined;
    }
  }

  return {
    tab,

    onDown(element, pressed) {
      const { key, held } = pressed;
      const { ctrlKey, metaKey, altKey, shiftKey } = readHeld(held);
      const editable = findEditable(element);
      if (key === 'Tab') return tab(element, pressed);
      if (ctrlKey || metaKey) {
        const done = onShortcut(element, editable, pressed);
        if (done !== undefined) return done;
      }
      if (key === 'Escape') return onEscape(page, element);
      if (isMenuKey(key, shiftKey)) {
        openMenuByKey(element);
        return null;
      }
      if (editable) {
        const done = editByKey(editor, editable, pressed);
        if (done !== undefined) return done;
      }
      // What is left with these belongs to the browser around the page: history, tabs, zoom.
      if (ctrlKey || metaKey || altKey) return undefined;
      if (key === 'Enter' && /^(a|area)$/.test(element.localName) && element.hasAttribute('href'))
        return shiftKey ? null : pressElement(page, element as HTMLElement);
      const stepped = stepByKey(page, element, key);
      if (stepped !== undefined) return stepped;
      if (PARTS.test((element as HTMLInputElement).type) && /^(Arrow|Backspace|Delete)/.test(key))
        return 'customerOnly';
      return editable || key === ' ' ? undefined : scrollByKey(page, element, key, false);
    },

    onEnter(element, pressed) {
      const editable = findEditable(element);
      if (editable?.kind === 'line') {
        const { InputEvent } = windowOf(element);
        const init = { inputType: 'insertLineBreak', bubbles: true, cancelable: true, composed: true };
        if (!element.dispatchEvent(new InputEvent('beforeinput', init))) return null;
        changes.commit(element as TextField);
        return submitByEnter(page, element);
      }
      if (editable) return editor.breakLine(editable, !!(pressed.held & 8));
      const { localName, type } = element as HTMLInputElement;
      if (localName === 'button' || isSummary(element)) return pressElement(page, element as HTMLElement);
      if (localName !== 'input') return null;
      if (/^(checkbox|radio|range|date|datetime-local|month|time|week)$/.test(type))
        return submitByEnter(page, element);
      return pressElement(page, element as HTMLElement);
    },

    onText(element, pressed, text) {
      const editable = findEditable(element);
      if (editable) return editor.insert(editable, text, 'insertText');
      const { localName, type } = element as HTMLInputElement;
      if (localName === 'select') return typeAhead(element as HTMLSelectElement, text);
      if (localName === 'input' && PARTS.test(type)) return 'customerOnly';
      if (text !== ' ' || isPressedBySpace(element)) return null;
      return scrollByKey(page, element, text, !!(pressed.held & 8)) ?? null;
    },

    onSpaceUp(element) {
      const isChosen = isRadio(element) && element.checked;
      return isPressedBySpace(element) && !isChosen ? pressElement(page, element as HTMLElement) : null;
    },
  };
}

function isSummary({ localName, parentElement }: Element): boolean {
  return localName === 'summary' && parentElement?.localName === 'details';
}

function isPressedBySpace(element: Element): boolean {
  const { localName, type } = element as HTMLInputElement;
  return (
    localName === 'button' || isSummary(element) || (localName === 'input' && PRESSED_BY_SPACE.test(type))
  );
}

function selectAll(element: Element, editable: Editable | null): Outcome {
  const field = editable && fieldOf(editable);
  if (field) field.select();
  else {
    const { body } = element.ownerDocument;
    element.ownerDocument.getSelection()?.selectAllChildren(editable ? editable.element : (body ?? element));
  }
  return null;
}

function onEscape(page: ControlledPage, element: Element): Outcome | undefined {
  const field = element as HTMLInputElement;
  if (field.localName === 'input' && field.type === 'search' && field.value && !field.readOnly) {
    setNatively(field, '');
    const { Event } = windowOf(field);
    field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    if ('onsearch' in field) field.dispatchEvent(new Event('search', { bubbles: true }));
    return null;
  }
  return closeByEscape(page, element) ?? null;
}

/** Caret, selection and deleting. */
function editByKey(editor: TextEditor, editable: Editable, { key, held }: PressedKey): Outcome | undefined {
  const { ctrlKey, metaKey, altKey, shiftKey: extend } = readHeld(held);
  const far: Unit = metaKey ? 'lineboundary' : ctrlKey || altKey ? 'word' : 'character';
  const move = (back: boolean, unit: Unit) => {
    // Where nothing can be written there is no caret; text can be selected.
    if (!editable.writable && !extend) return undefined;
    moveCaret(editable, { back, unit, extend });
    const field = extend ? fieldOf(editable) : null;
    // Browsers tell by themselves only of what fields are asked to select, not selections.
    field?.dispatchEvent(new (windowOf(field).Event)('select', { bubbles: true }));
    return null;
  };
  const vertically = metaKey ? 'documentboundary' : 'line';
  const isNumber = (editable.element as HTMLInputElement).type === 'number';
  switch (key) {
    case 'Backspace':
      return editor.remove(editable, true, far);
    case 'Delete':
      return editor.remove(editable, false, far);
    case 'ArrowLeft':
    case 'ArrowRight':
      // Alone with Alt they are the browser's: back and forward in history. Option on a Mac is the console's to translate.
      return altKey ? undefined : move(key === 'ArrowLeft', far);
    case 'ArrowUp':
    case 'ArrowDown':
      return isNumber || altKey ? undefined : move(key === 'ArrowUp', vertically);
    case 'Home':
    case 'End':
      return move(key === 'Home', ctrlKey ? 'documentboundary' : 'lineboundary');
    case 'PageUp':
    case 'PageDown':
      if (editable.kind === 'line') return undefined;
      for (let line = 0; line < 10; line++)
        moveCaret(editable, { back: key === 'PageUp', unit: 'line', extend });
      return null;
    default:
      return undefined;
  }
}
