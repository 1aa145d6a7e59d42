import type { Changes } from './changes.js';
import { isStyleLink } from './describeElement.js';
import { isField } from './fieldState.js';

/** Attributes that say what a field holds as long as nobody has touched it. */
const FIELD_ATTRIBUTES = new Set(['value', 'checked', 'type', 'multiple', 'min', 'max', 'step']);

/** What these hold is not shown, or is a document of its own. */
const SILENT = new Set(['script', 'noscript', 'iframe', 'template']);

/** Documents and texts have none. In pages of XML names of nodes have small letters, too. */
const nameOf = (node: Node | null): string => (node as Partial<Element> | null)?.localName ?? '';

/** Sorts what a MutationObserver has seen. */
export function noteMutations(records: readonly MutationRecord[], changes: Changes): void {
  for (const { type, target, attributeName, addedNodes, removedNodes } of records) {
    if (type === 'attributes') {
      if (attributeName) noteAttribute(target as Element, attributeName, changes);
    } else if (type === 'characterData') {
      if (!noteContent(target.parentNode, changes)) changes.texts.add(target);
    } else if (!noteContent(target, changes)) {
      // By number: lists of nodes are slow to walk through in any other way.
      for (let index = 0, { length } = addedNodes; index < length; index += 1)
        noteNode(addedNodes[index], target, changes);
      for (let index = 0, { length } = removedNodes; index < length; index += 1) {
        const node = removedNodes[index];
        noteNode(node, target, changes);
        if (node) changes.removedFrom.add([node, target]);
      }
    }
  }
}

function noteNode(node: Node | undefined, target: Node, changes: Changes): void {
  if (!node) return;
  changes.nodes.add(node);
  const name = nameOf(node);
  if (name === 'option') noteSelect(target as Element, changes);
  else if (name === 'select') changes.fields.add(node as HTMLSelectElement);
}

function noteAttribute(element: Element, name: string, changes: Changes): void {
  const known = changes.attributes.get(element);
  if (known) known.add(name);
  else changes.attributes.set(element, new Set([name]));
  if (isField(element) && FIELD_ATTRIBUTES.has(name)) changes.fields.add(element);
  else if (name === 'selected' && nameOf(element) === 'option') noteSelect(element, changes);
  else if (nameOf(element) === 'style' || isStyleLink(element)) changes.styles.add(element);
}

/** What is in these elements is told by what it makes of them. */
function noteContent(parent: Node | null, changes: Changes): boolean {
  const name = nameOf(parent);
  if (name === 'style') changes.styles.add(parent as Element);
  else if (parent && name === 'textarea' && isField(parent)) changes.fields.add(parent);
  else {
    // Options bring their selection along.
    if (name === 'select' || name === 'optgroup') noteSelect(parent as Element, changes);
    return SILENT.has(name);
  }
  return true;
}

function noteSelect(element: Element, changes: Changes): void {
  // A shadow root, which has none around it.
  const select = element.nodeType === 1 ? element.closest('select') : null;
  if (select) changes.fields.add(select);
}
