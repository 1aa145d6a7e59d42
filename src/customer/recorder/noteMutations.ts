import { HOVER_MARK } from '../../browser/hoverMark.js';
import type { PrivacyPolicy } from '../privacy/policy.js';
import type { Changes } from './changes.js';
import { isStyleLink } from './describeElement.js';
import { isField } from './fieldState.js';
import { isStyle } from './makeAbsolute.js';
import { nameOfAttribute } from './nameOfAttribute.js';

/** Attributes that say what a field holds as long as nobody has touched it. */
const FIELD_ATTRIBUTES = new Set(['value', 'checked', 'type', 'multiple', 'min', 'max', 'step']);

/** What these hold is not shown, or is a document of its own. */
const SILENT = new Set(['script', 'noscript', 'iframe', 'template']);

/** Documents and texts have none. In pages of XML names of nodes have small letters, too. */
const nameOf = (node: Node | null): string => (node as Partial<Element> | null)?.localName ?? '';

export interface NoteOptions {
  /** Do agents have it? */
  isKnown(node: Node): boolean;
  policy: Pick<PrivacyPolicy, 'noted' | 'removed'>;
}

/** Sorts what a MutationObserver has seen. Reads of a record only what it is about: each look makes the browser make it. */
export function noteMutations(
  records: readonly MutationRecord[],
  changes: Changes,
  { isKnown, policy }: NoteOptions,
): void {
  let last: Element | null = null;
  let names: Set<string> | undefined;
  /** Where the last nodes came or went: whether that is told by them, and whether it is new itself. */
  let parent: Element | null = null;
  let isSilent = false;
  let isNew = false;
  const removed: (readonly [node: Node, from: Node])[] = [];
  for (const record of records) {
    const target = record.target as Element;
    const local = record.attributeName;
    // Of most records it says what they are about, too.
    if (local !== null) {
      // Pages change several attributes of an element in a row.
      if (target !== last) names = changes.attributes.get(target);
      last = target;
      // This one elements may have twice: `xlink:href`.
      if (local !== 'href' && names?.has(local)) continue;
      const name = nameOfAttribute(record, local);
      if (name === HOVER_MARK) continue;
      names ??= new Set();
      if (names.has(name)) continue;
      changes.attributes.set(target, names.add(name));
      policy.noted(target, name);
      noteAttribute(target, name, changes);
    } else if (record.type === 'characterData') {
      if (!noteContent(target.parentNode, changes)) changes.texts.add(target);
    } else {
      if (target !== parent) {
        parent = target;
        isSilent = noteContent(target, changes);
        isNew = (changes.nodes.has(target) || changes.arrived.has(target)) && !isKnown(target);
      }
      const { addedNodes, removedNodes } = record;
      // By number: lists of nodes are slow to walk through in any other way.
      for (let index = 0, { length } = addedNodes; index < length; index += 1) {
        const node = addedNodes[index];
        if (!node) continue;
        policy.noted(node);
        if (isSilent) continue;
        // It is written down with what it came into.
        if (isNew) changes.arrived.add(node);
        else noteNode(node, target, changes);
      }
      for (let index = 0, { length } = removedNodes; index < length; index += 1) {
        const node = removedNodes[index];
        if (!node) continue;
        const move = [node, target] as const;
        removed.push(move);
        if (isSilent) continue;
        noteNode(node, target, changes);
        changes.removedFrom.add(move);
      }
    }
  }
  // Once all is known that has come meanwhile, as it may mask.
  for (const [node, from] of removed) policy.removed(node, from);
}

function noteNode(node: Node, target: Node, changes: Changes): void {
  changes.nodes.add(node);
  const name = nameOf(node);
  if (name === 'option') noteSelect(target as Element, changes);
  else if (name === 'select') changes.fields.add(node as HTMLSelectElement);
}

function noteAttribute(element: Element, name: string, changes: Changes): void {
  if (FIELD_ATTRIBUTES.has(name) && isField(element)) changes.fields.add(element);
  else if (name === 'selected' && nameOf(element) === 'option') noteSelect(element, changes);
  else if (isStyle(element) || isStyleLink(element)) changes.styles.add(element);
}

/** What is in these elements is told by what it makes of them. */
function noteContent(parent: Node | null, changes: Changes): boolean {
  const name = nameOf(parent);
  if (isStyle(parent)) changes.styles.add(parent);
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
