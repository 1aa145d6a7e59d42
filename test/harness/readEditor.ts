// These run in pages with an editor, as `test/fixtures/editorPage.ts` makes them.

export interface EditorState {
  /** What the editor's model says. */
  text: string;
  selection: string;
  /** What its page shows. */
  html: string;
  /** From which letter to which the browser has the selection; `null`: the focus is elsewhere. */
  caret: readonly [from: number, to: number] | null;
}

export function readEditor(): EditorState {
  const editor = document.querySelector('[aria-label=Letter]');
  const [text = '', selection = ''] = Array.from(
    document.querySelectorAll('[aria-label=State] li'),
    ({ textContent }) => textContent ?? '',
  );
  const lettersBefore = (node: Node | null, offset: number): number => {
    const range = document.createRange();
    if (editor) range.selectNodeContents(editor);
    if (node) range.setEnd(node, offset);
    return String(range).replaceAll('\ufeff', '').length;
  };
  const own = document.activeElement === editor ? getSelection() : null;
  return {
    text,
    selection,
    html: editor?.innerHTML ?? '',
    caret: own && [
      lettersBefore(own.anchorNode, own.anchorOffset),
      lettersBefore(own.focusNode, own.focusOffset),
    ],
  };
}

/** What the editor's model says is selected. */
export function readSelection(): string {
  return document.querySelectorAll('[aria-label=State] li')[1]?.textContent ?? '';
}

/** The paragraphs that people see. */
export function readShown(editor: Element): string[] {
  // A letter without width holds the place of a text.
  return Array.from(editor.children, ({ textContent }) => (textContent ?? '').replaceAll('\ufeff', ''));
}

/** Just before this text in an editor, as fractions of the editor's box; of no text: in the middle. */
export function placeBefore(editor: Element, text: string): readonly [x: number, y: number] {
  if (!text) return [0.5, 0.5];
  const box = editor.getBoundingClientRect();
  const walker = document.createTreeWalker(editor, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.textContent?.indexOf(text) ?? -1;
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    const { left, top, height } = range.getBoundingClientRect();
    return [(left + 1 - box.left) / box.width, (top + height / 2 - box.top) / box.height];
  }
  throw new Error(`nothing says ${text}`);
}
