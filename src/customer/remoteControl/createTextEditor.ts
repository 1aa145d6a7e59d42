import type { ControlledPage, Outcome } from './controlledPage.js';
import { contentOf, type Editable, fieldOf } from './findEditable.js';
import { findFocus, windowOf } from './findFocus.js';
import { refuseTarget } from './findTarget.js';
import { keepHistory } from './keepHistory.js';
import { moveCaret, selectionOf, type Unit } from './moveCaret.js';
import { refuseSelection } from './refuseSelection.js';
import { replaceSelected } from './replaceSelected.js';
import { setNatively } from './setNatively.js';
import type { ChangeTracker } from './trackChanges.js';

/** Changes text where the focus is, as typing does: `beforeinput`, which the page may prevent, the change, `input`. */
export interface TextEditor {
  /** `inputType` as of Input Events. Line breaks in a field of one line become spaces. */
  insert(editable: Editable, text: string, inputType: string): Outcome;
  /** `soft`: with shift held. */
  breakLine(editable: Editable, soft: boolean): Outcome;
  remove(editable: Editable, back: boolean, unit: Unit): Outcome;
  /** Deletes what is selected. The clipboard is not touched. */
  cut(editable: Editable): Outcome;
  /** Of rich text: makes it so, or not so if it is. */
  mark(editable: Editable, mark: Mark): Outcome;
  undo(editable: Editable, back: boolean): Outcome;
  stop(): void;
}

export type Mark = 'Bold' | 'Italic' | 'Underline';

interface Edit {
  inputType: string;
  data?: string | null;
  dataTransfer?: DataTransfer | null;
  /** For Chromium's `textInput`, which React's `onBeforeInput` is made of. */
  text?: string;
  /** Not every edit may be prevented (Input Events 2). */
  cancelable?: boolean;
  /** What it would change besides what is selected. */
  range?: StaticRange | null;
  act(): void;
}

export function createTextEditor(page: ControlledPage, changes: ChangeTracker): TextEditor {
  const history = keepHistory();

  function edit(
    editable: Editable,
    { inputType, data = null, dataTransfer = null, text, cancelable = true, range, act }: Edit,
  ): Outcome {
    const { element } = editable;
    const refuse = () => refuseTarget(page, element) ?? refuseSelection(page, editable, range);
    const refusal = refuse();
    if (refusal) return refusal;
    const view = windowOf(element);
    const common = { view, bubbles: true, cancelable, composed: true };
    const targetRanges = range ? [range] : rangesOf(editable);
    const told = { inputType, data, dataTransfer, isComposing: inputType === 'insertCompositionText' };
    const before = new view.InputEvent('beforeinput', { ...common, ...told, targetRanges });
    if (!element.dispatchEvent(before)) return null;
    if (text !== undefined && !tellText(view, element, text)) return null;
    // The page's handlers have run: what held before them need not hold now.
    if (!editable.writable || findFocus(page.window) !== element) return null;
    const late = refuse();
    if (late) return late;
    const field = fieldOf(editable);
    const value = field?.value;
    act();
    if (field && value !== undefined && field.value !== value) changes.edited(field, value);
    return null;
  }

  /** With the browser's own editing, which keeps its history and tells `input`; else, in a field, by hand. */
  function carryOut(editable: Editable, command: string, inputType: string, text: string): void {
    const field = fieldOf(editable);
    history.keep(
      editable.element,
      () => contentOf(editable),
      () => {
        const { ownerDocument } = editable.element;
        if (ownerDocument.queryCommandSupported?.(command)) ownerDocument.execCommand(command, false, text);
        else if (field) replaceSelected(field, text, inputType);
      },
    );
  }

  return {
    insert(editable, given, inputType) {
      const text = editable.kind === 'line' ? given.replace(/\r\n?|\n/g, ' ') : given;
      const isWhole = editable.kind === 'rich' && inputType === 'insertFromPaste';
      return edit(editable, {
        inputType,
        // Rich text takes more than letters from a clipboard (Input Events 2).
        ...(isWhole ? { dataTransfer: wrapText(windowOf(editable.element), text) } : { data: text }),
        text,
        cancelable: inputType !== 'insertCompositionText',
        act: () => carryOut(editable, 'insertText', inputType, text),
      });
    },

    breakLine(editable, soft) {
      const inputType = editable.kind === 'rich' && !soft ? 'insertParagraph' : 'insertLineBreak';
      return edit(editable, {
        inputType,
        text: '\n',
        act: () => carryOut(editable, inputType, inputType, '\n'),
      });
    },

    remove(editable, back, unit) {
      if (!editable.writable) return null;
      const name = unit === 'word' ? 'Word' : unit === 'lineboundary' ? 'SoftLine' : 'Content';
      const inputType = `delete${name}${back ? 'Backward' : 'Forward'}`;
      const command = back ? 'delete' : 'forwardDelete';
      return edit(editable, {
        inputType,
        range: rangeBeside(editable, back, unit),
        act() {
          const browserDoes = editable.element.ownerDocument.queryCommandSupported?.(command);
          if (isCollapsed(editable) && !(browserDoes && unit === 'character'))
            moveCaret(editable, { back, unit, extend: true });
          carryOut(editable, command, inputType, '');
        },
      });
    },

    cut(editable) {
      if (!editable.writable || isCollapsed(editable)) return null;
      return edit(editable, {
        inputType: 'deleteByCut',
        act: () => carryOut(editable, 'delete', 'deleteByCut', ''),
      });
    },

    mark(editable, mark) {
      return edit(editable, {
        inputType: `format${mark}`,
        act: () => carryOut(editable, mark.toLowerCase(), `format${mark}`, ''),
      });
    },

    undo(editable, back) {
      if (!history.can(editable.element, back)) return 'impossible';
      const inputType = back ? 'historyUndo' : 'historyRedo';
      const view = windowOf(editable.element);
      const put = (content: string) => {
        const field = fieldOf(editable);
        if (!field) return;
        setNatively(field, content);
        field.dispatchEvent(new view.InputEvent('input', { view, inputType, bubbles: true, composed: true }));
      };
      return edit(editable, {
        inputType,
        act: () => void history.step(editable.element, () => contentOf(editable), back, put),
      });
    },

    stop: history.stop,
  };
}

/** What a clipboard holds that has nothing but this text; `null` in browsers where no script can make that. */
export function wrapText(view: Window & typeof globalThis, text: string): DataTransfer | null {
  if (!('DataTransfer' in view)) return null;
  const data = new view.DataTransfer();
  data.setData('text/plain', text);
  return data;
}

/** Rich text only: fields tell no ranges. */
function rangesOf({ element, kind }: Editable): StaticRange[] {
  const selection = kind === 'rich' ? selectionOf(element) : null;
  return selection?.rangeCount ? [new StaticRange(selection.getRangeAt(0))] : [];
}

function isCollapsed(editable: Editable): boolean {
  const field = fieldOf(editable);
  if (!field) return selectionOf(editable.element)?.isCollapsed ?? true;
  // Fields that do not say where the caret is: what is selected in them is the document's selection.
  if (field.selectionStart === null) return !String(windowOf(field).getSelection() ?? '');
  return field.selectionStart === field.selectionEnd;
}

/** What would be deleted of rich text where nothing is selected. */
function rangeBeside(editable: Editable, back: boolean, unit: Unit): StaticRange | null {
  const selection = selectionOf(editable.element);
  if (editable.kind !== 'rich' || !selection?.rangeCount || !selection.isCollapsed) return null;
  const { startContainer, startOffset } = selection.getRangeAt(0);
  moveCaret(editable, { back, unit, extend: true });
  const range = new StaticRange(selection.getRangeAt(0));
  selection.collapse(startContainer, startOffset);
  return range;
}

/** `false`: the page has prevented it. Only Chromium and Safari have this event. */
function tellText(view: Window, element: Element, text: string): boolean {
  if (!('TextEvent' in view)) return true;
  const event = element.ownerDocument.createEvent('TextEvent') as unknown as {
    initTextEvent(type: string, bubbles: boolean, cancelable: boolean, view: Window, data: string): void;
  };
  event.initTextEvent('textInput', true, true, view, text);
  return element.dispatchEvent(event as unknown as Event);
}
