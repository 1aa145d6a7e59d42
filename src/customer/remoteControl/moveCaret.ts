import { type Editable, fieldOf } from './findEditable.js';
import { windowOf } from './findFocus.js';

/** How far, as `Selection.modify` names it. */
export type Unit = 'character' | 'word' | 'line' | 'lineboundary' | 'documentboundary';

export interface CaretMove {
  back: boolean;
  unit: Unit;
  /** Shift is held: what lies between is selected. */
  extend: boolean;
}

/** Moves the caret. Not all browsers do it in fields; for these it is counted out in characters, not in lines as laid out. */
export function moveCaret(editable: Editable, { back, unit, extend }: CaretMove): void {
  const field = fieldOf(editable);
  const before = field && placeOf(field);
  const direction = unit === 'character' || unit === 'word' ? ['right', 'left'] : ['forward', 'backward'];
  const selection = selectionOf(editable.element);
  selection?.modify?.(extend ? 'extend' : 'move', direction[back ? 1 : 0], unit);
  if (!field || !before || String(placeOf(field)) !== String(before)) return;

  const { value } = field;
  const [start, end, way] = before;
  const fixed = way === 'backward' ? end : start;
  const moving = way === 'backward' ? start : end;
  const collapses = !extend && start !== end && unit === 'character';
  const to = collapses ? (back ? start : end) : findPlace(value, moving, back, unit);
  if (extend)
    field.setSelectionRange(Math.min(fixed, to), Math.max(fixed, to), to < fixed ? 'backward' : 'forward');
  else field.setSelectionRange(to, to);
}

/** Of an element that may be in a shadow tree; some browsers keep a selection for each. */
export function selectionOf(element: Element): Selection | null {
  const root = element.getRootNode() as ShadowRoot & { getSelection?(): Selection | null };
  return (root.host && root.getSelection?.()) || windowOf(element).getSelection();
}

type Caret = [start: number, end: number, way: string | null];

/** `null`: fields of this type do not say (email, number). */
function placeOf(field: HTMLInputElement | HTMLTextAreaElement): Caret | null {
  const { selectionStart: start, selectionEnd: end, selectionDirection } = field;
  return start === null || end === null ? null : [start, end, selectionDirection];
}

function findPlace(text: string, from: number, back: boolean, unit: Unit): number {
  const before = text.slice(0, from);
  const after = text.slice(from);
  const lineStart = before.lastIndexOf('\n') + 1;
  const lineEnd = after.includes('\n') ? from + after.indexOf('\n') : text.length;
  switch (unit) {
    case 'character':
      return back ? from - ([...before].at(-1)?.length ?? 0) : from + ([...after][0]?.length ?? 0);
    case 'word':
      return back
        ? before.search(/(?:[\p{L}\p{N}_]+|[^\p{L}\p{N}_\s]+)?\s*$/u)
        : from + (/^\s*(?:[\p{L}\p{N}_]+|[^\p{L}\p{N}_\s]+)?/u.exec(after)?.[0].length ?? 0);
    case 'lineboundary':
      return back ? lineStart : lineEnd;
    case 'documentboundary':
      return back ? 0 : text.length;
    case 'line': {
      if (back && lineStart === 0) return 0;
      if (!back && lineEnd === text.length) return text.length;
      const column = from - lineStart;
      const start = back ? text.lastIndexOf('\n', lineStart - 2) + 1 : lineEnd + 1;
      const end = text.indexOf('\n', start);
      return Math.min(start + column, end < 0 ? text.length : end);
    }
  }
}
