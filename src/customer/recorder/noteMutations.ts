import type { Changes } from './changes.js';
import { isStyleLink } from './describeAttributes.js';
import { isStyle } from './describeSheet.js';
import { isField } from './fieldState.js';
import { nameOfAttribute } from './nameOfAttribute.js';

/** Attributes that say what a field holds as long as nobody has touched it. */
const FIELD_ATTRIBUTES = new Set(['value', 'checked', 'type', 'multiple', 'min', 'max', 'step']);

/** What these hold is not shown, or is a document of its own. */
const SILENT = new Set(['SCRIPT', 'NOSCRIPT', 'IFRAME', 'TEMPLATE']);

/** Sorts what a MutationObserver has seen. */
export function noteMutations(records: readonly MutationRecord[], changes: Changes): void {
  for (const record of records) {
    const { type, target, addedNodes, removedNodes } = record;
    if (type === 'attributes') {
      noteAttribute(target as Element, nameOfAttribute(record), changes);
    } else if (type === 'characterData') {
      if (!noteContent(target.parentNode, changes)) changes.texts.add(target);
    } else if (!noteContent(target, changes)) {
      for (const list of [addedNodes, removedNodes])
        for (const node of Array.from(list)) {
          changes.nodes.add(node);
          if (list === removedNodes) changes.removedFrom.add([node, target]);
          if (node.nodeName === 'OPTION') noteSelect(target as Element, changes);
          else if (node.nodeName === 'SELECT') changes.fields.add(node as HTMLSelectElement);
        }
    }
  }
}

function noteAttribute(element: Element, name: string, changes: Changes): void {
  const known = changes.attributes.get(element);
  if (known) known.add(name);
  else changes.attributes.set(element, new Set([name]));
  if (isField(element) && FIELD_ATTRIBUTES.has(name)) changes.fields.add(element);
  else if (element.nodeName === 'OPTION' && name === 'selected') noteSelect(element, changes);
  else if (isStyle(element) || isStyleLink(element)) changes.styles.add(element);
}

/** What is in these elements is told by what it makes of them. */
function noteContent(parent: Node | null, changes: Changes): boolean {
  if (isStyle(parent)) changes.styles.add(parent);
  else if (parent?.nodeName === 'TEXTAREA' && isField(parent)) changes.fields.add(parent);
  else {
    // Options bring their selection along.
    if (parent?.nodeName === 'SELECT' || parent?.nodeName === 'OPTGROUP')
      noteSelect(parent as Element, changes);
    return parent !== null && SILENT.has(parent.nodeName);
  }
  return true;
}

function noteSelect(element: Element, changes: Changes): void {
  // A shadow root, which has none around it.
  const select = element.nodeType === 1 ? element.closest('select') : null;
  if (select) changes.fields.add(select);
}
