import type { NodeMirror } from './nodeMirror.js';
import type { SelectionRange } from './readReplayEvent.js';

export interface SelectionShow {
  show(ranges: readonly SelectionRange[]): void;
}

/**
 * Shows the text that the customer has selected, in whichever frame or shadow tree; one selection at a time. Ranges that
 * do not fit the page (any more) are left out.
 */
export function showSelection(mirror: NodeMirror): SelectionShow {
  let shown = new Set<Selection>();
  return {
    show(ranges) {
      for (const selection of shown) selection.removeAllRanges();
      shown = new Set();
      for (const { start, startOffset, end, endOffset } of ranges) {
        const first = mirror.getNode(start);
        const last = mirror.getNode(end);
        const selection = first?.ownerDocument?.getSelection();
        if (!first || !last || !selection) continue;
        try {
          // Unlike a range, this reaches into shadow trees. Only some browsers have more than one.
          if (!shown.has(selection)) selection.setBaseAndExtent(first, startOffset, last, endOffset);
          else selection.addRange(rangeOf(first, startOffset, last, endOffset));
        } catch {
          continue; // An offset beyond the node: the selection is older or newer than its text.
        }
        shown.add(selection);
      }
    },
  };
}

function rangeOf(first: Node, startOffset: number, last: Node, endOffset: number): Range {
  const range = (first.ownerDocument ?? document).createRange();
  range.setStart(first, startOffset);
  range.setEnd(last, endOffset);
  return range;
}
