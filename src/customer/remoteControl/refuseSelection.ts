import type { ControlledPage, Outcome } from './controlledPage.js';
import type { Editable } from './findEditable.js';
import { refuseTarget } from './findTarget.js';
import { selectionOf } from './moveCaret.js';

/** Why an agent may not change what is selected in rich text: a part of it may be kept from agents. */
export function refuseSelection(
  page: ControlledPage,
  editable: Editable,
  more?: StaticRange | null,
): Outcome {
  const { element, kind } = editable;
  const selection = kind === 'rich' ? selectionOf(element) : null;
  if (!selection?.rangeCount) return null;
  const selected = selection.getRangeAt(0);
  return refuseRange(page, selected) ?? (more ? refuseRange(page, toRange(more)) : null);
}

function toRange({ startContainer, startOffset, endContainer, endOffset }: StaticRange): Range {
  const range = (startContainer.ownerDocument ?? document).createRange();
  range.setStart(startContainer, startOffset);
  range.setEnd(endContainer, endOffset);
  return range;
}

function refuseRange(page: ControlledPage, range: Range): Outcome {
  const top = elementAt(range.commonAncestorContainer);
  if (!top) return null;
  const refusal = refuseTarget(page, top);
  if (refusal || range.collapsed) return refusal;
  for (const inner of top.querySelectorAll('*')) {
    const found = range.intersectsNode(inner) && refuseTarget(page, inner);
    if (found) return found;
  }
  return null;
}

function elementAt(node: Node): Element | null {
  return node.nodeType === node.ELEMENT_NODE ? (node as Element) : node.parentElement;
}
