import type { Decisions } from './decide.js';
import type { FlatTree } from './findFlatParent.js';
import type { MaskedMemory } from './rememberMasked.js';

/**
 * Notes of a node that was taken out, and of what is in it, where it stood: what nobody was asked about may be taken out
 * of it unseen, such as what has come since the last look, and what a service element holds.
 * @param masker what masked the node where it stood
 */
export function noteTaken(
  top: Node,
  masker: Element | undefined,
  { memory, decisions, tree }: { memory: MaskedMemory; decisions: Decisions; tree: FlatTree },
): void {
  const left: [node: Node, around: Element | undefined][] = [[top, masker]];
  for (let next = left.pop(); next; next = left.pop()) {
    const [node] = next;
    const around = next[1] === decisions.byDefault && decisions.showsItself(node) ? undefined : next[1];
    if (around && !memory.aroundOf(node)) memory.noteAround(node, around);
    if (node.nodeType !== 1 && node.nodeType !== 11) continue;
    const hides = memory.isKept(node, undefined) || decisions.hidesItself(node);
    const inside = hides ? (node as Element) : around;
    const shadow = node.nodeType === 1 ? tree.shadowOf(node as Element) : null;
    if (shadow) left.push([shadow, inside]);
    for (let child = node.lastChild; child; child = child.previousSibling)
      left.push([child, (shadow && slotMasker(child, shadow, decisions)) ?? inside]);
  }
}

/** What masks, within the shadow tree of its parent, the slot that a node has or had: it may have stood there unseen. */
export function slotMasker(node: Node, shadow: ShadowRoot, { hidesItself }: Decisions): Element | undefined {
  const name = (node as Partial<Element>).slot ?? '';
  const slots = Array.from(shadow.querySelectorAll('slot'));
  let at: Element | null | undefined = slots.find(slot => slot.name === name);
  while (at && !hidesItself(at)) at = at.parentElement;
  return at ?? undefined;
}
