import type { NodeMirror } from './nodeMirror.js';
import type { SelectionRange } from './readReplayEvent.js';

/** Shows the text that the customer has selected. Ranges that do not fit the page (any more) are left out. */
export function applySelection(root: Document, mirror: NodeMirror, ranges: readonly SelectionRange[]): void {
  root.getSelection()?.removeAllRanges();
  for (const { start, startOffset, end, endOffset } of ranges) {
    const first = mirror.getNode(start);
    const last = mirror.getNode(end);
    const document = first?.ownerDocument;
    if (!first || !last || !document) continue;
    const range = document.createRange();
    try {
      range.setStart(first, startOffset);
      range.setEnd(last, endOffset);
    } catch {
      continue; // An offset beyond the node: the selection is older or newer than its text.
    }
    document.getSelection()?.addRange(range);
  }
}
