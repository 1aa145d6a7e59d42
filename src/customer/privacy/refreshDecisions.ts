import { readNode } from '../../browser/readNode.js';
import type { ActiveRules, RuleChooser } from './chooseRules.js';
import type { Decisions } from './decide.js';
import { OWN_MASK, SEEN, SHOW } from './decisionBits.js';
import type { FlatTree } from './findFlatParent.js';
import { findSlotted } from './findSlotted.js';
import type { DistantRules } from './matchDistantRules.js';
import type { PageChanges } from './policy.js';
import type { MaskedMemory } from './rememberMasked.js';
import type { PasswordMemory } from './rememberPasswords.js';
import { documentOf, type Root, type WatchedRoots } from './watchRoots.js';

export interface RefreshOptions {
  roots: WatchedRoots;
  rules: RuleChooser;
  distant: DistantRules;
  decisions: Decisions;
  memory: MaskedMemory;
  passwords: PasswordMemory;
  tree: FlatTree;
}

export interface Refresher {
  refresh(changes: PageChanges): Set<Element>;
  /** Begins to look at a root. */
  begin(root: Root): void;
}

/** What a walk through a tree shows. */
const ELEMENTS = 1;

/** Brings decisions up to date after changes of the page, and finds what must be recorded anew. */
export function refreshDecisions(options: RefreshOptions): Refresher {
  const { roots, rules, distant, decisions, memory, passwords, tree } = options;
  /** The rules by which each root was last judged. */
  const used = new WeakMap<Root, ActiveRules>();
  /** Children of hosts that have got a shadow tree, with what was last decided of them. */
  let taken = new Map<Node, number>();
  /** Where nodes stood that may stand in slots. */
  const slots = new WeakMap<Node, Node>();

  const begin = (root: Root): void => {
    const active = rules.of(documentOf(root));
    used.set(root, active);
    if (distant.renew(root, active).length > 0) decisions.renew();
    if (!('host' in root)) return;
    for (const child of Array.from(root.host.childNodes)) {
      // Texts had no place of their own before: they were as the host.
      const last = decisions.last(child) ?? (isElement(child) ? undefined : decisions.last(root.host));
      if (last !== undefined) taken.set(child, last);
    }
    if (!root.host.hasChildNodes()) return;
    decisions.renew();
    noteSlots(Array.from(root.host.childNodes));
  };
  const noteSlots = (nodes: readonly Node[]) => {
    for (const node of nodes) {
      const parent = tree.parentOf(node);
      if (parent) slots.set(node, parent);
    }
  };

  const refresh = (changes: PageChanges): Set<Element> => {
    const attributes = new Set(changes.attributes);
    const added = Array.from(changes.added);
    const removed = Array.from(changes.removed);
    const addedElements = added.filter(isElement);
    // A document is looked at for the first time, or again: nobody may have watched it until now.
    if (added.some(({ nodeType }) => nodeType === 9)) decisions.forgetAll();
    const suspects = new Set<Node>(attributes);
    const there = roots.all();
    // What has gone again is judged when it comes back.
    for (const element of addedElements) {
      if (!element.isConnected) continue;
      suspects.add(element);
      // It may have been in no page, where nobody saw what became of it.
      decisions.forget(element);
      if (!element.firstElementChild) continue;
      const inside = element.ownerDocument.createTreeWalker(element, ELEMENTS);
      for (let node = inside.nextNode(); node; node = inside.nextNode()) decisions.forget(node);
    }
    const somethingChanged = attributes.size > 0 || added.length > 0 || removed.length > 0;

    rules.renew();
    for (const root of there) {
      const active = rules.of(documentOf(root));
      const before = used.get(root) ?? active;
      used.set(root, active);
      if (before !== active) {
        decisions.forgetAll();
        for (const { local } of [before, active])
          for (const element of Array.from(root.querySelectorAll(local.any))) suspects.add(element);
      }
      if (before !== active || somethingChanged || active.isStateful)
        for (const element of distant.renew(root, active)) suspects.add(element);
    }
    for (const element of attributes) decisions.forget(element);
    passwords.recognise(addedElements);
    if (passwords.takeNews())
      for (const root of there)
        for (const input of Array.from(root.querySelectorAll('input'))) suspects.add(input);
    for (const node of findSlotted(there, attributes, added, removed)) suspects.add(node);

    const before = new Map<Node, number | undefined>(taken);
    taken = new Map();
    for (const node of suspects) {
      // What is new has nothing to compare with.
      const last = before.has(node) ? undefined : decisions.last(node);
      if (last !== undefined) before.set(node, last);
    }
    const maskers = new Map<Node, Element>();
    for (const node of suspects) {
      const masker = memory.aroundOf(node);
      if (masker) maskers.set(node, masker);
    }
    const brought = new Map<Node, Element>();
    if (memory.isUsed()) for (const node of added) noteBrought(node, brought);
    for (const [node, masker] of brought) maskers.set(node, masker);
    for (const node of removed) memory.leave(node);
    const moves = Array.from(changes.moved ?? []);
    /** What was shown in spite of `privateByDefault`. */
    const shown = new Set<Node>();
    for (const from of new Set(moves.map(([, from]) => from)))
      if ((decisions.last(from) ?? 0) & SHOW) shown.add(from);
    tree.renew();
    decisions.renew();
    const stood = Array.from(maskers).filter(
      ([node, masker]) =>
        hasLost(node, masker, brought.has(node)) || (brought.has(node) && isShownNow(node, masker)),
    );
    for (const [node, masker] of stood) memory.leave(node, masker);
    settle([...added, ...stood.map(([node]) => node)], moves, shown);
    // Pages without shadow trees pay nothing.
    if (there.some(root => 'host' in root)) noteSlots([...suspects, ...added]);
    return findTopmost(before);
  };

  /**
   * Does a mask still mask, but not this node any more? The node need not have moved: its slot may have, or may be
   * another one. A mask that is out of the page is asked no rules; it has not been taken away. What has come from out of the
   * page has left the mask while nobody watched: the mask may have gone since.
   */
  function hasLost(node: Node, masker: Element, wasOut: boolean): boolean {
    if (!node.isConnected) return false;
    if (masker === decisions.byDefault) {
      // Shown where it stands, or shown because it has got another slot?
      const place = tree.parentOf(node);
      return (slots.get(node) ?? place) !== place && isShownNow(node, masker) && !decisions.maskerIn(node);
    }
    for (let at: Node | null = node; at; at = tree.parentOf(at)) if (at === masker) return false;
    return wasOut || !masker.isConnected || (decisions.of(masker) & OWN_MASK) > 0;
  }

  /** What was hidden may have been put, unseen, into something that was in no page, and come with that. */
  function noteBrought(top: Node, maskers: Map<Node, Element>): void {
    const left: [node: Node, around: Element | undefined, parent: Node | null][] = [[top, undefined, null]];
    for (let next = left.pop(); next; next = left.pop()) {
      const [node, around, parent] = next;
      const masker = memory.aroundOf(node);
      // What came with its mask, or with what else was in it, is judged with that.
      if (masker && masker !== around && masker !== parent) maskers.set(node, masker);
      const inside = masker ?? (node.nodeType === 11 ? around : undefined);
      const above = node.nodeType === 11 ? parent : node;
      const shadow = isElement(node) ? tree.shadowOf(node) : null;
      if (shadow) left.push([shadow, inside, above]);
      for (let child = node.lastChild; child; child = child.previousSibling)
        left.push([child, inside, above]);
    }
  }

  /** Has it come from where nothing shows to where something does? */
  function isShownNow(node: Node, masker: Element): boolean {
    return masker === decisions.byDefault && node.isConnected && !decisions.showsItself(node);
  }

  /** Finds out of which nodes have left a mask for good. Each one may be what masks others. */
  function settle(
    added: readonly Node[],
    moves: readonly (readonly [node: Node, from: Node])[],
    shown: ReadonlySet<Node>,
  ): void {
    for (let again = true; again; ) {
      again = false;
      let last: Node | undefined;
      let masker: Element | undefined;
      for (const [node, from] of moves) {
        // Where many go, they go from the same place.
        if (from !== last) masker = decisions.maskerIn(from);
        last = from;
        if (masker === decisions.byDefault && (shown.has(from) || decisions.showsItself(node))) continue;
        if (masker && memory.leave(node, masker)) again = true;
      }
      if (again) decisions.renew();
    }
    let settled = false;
    for (const node of added) {
      // What is in no page is judged when it comes back: nobody is asked about it, nor sees where it goes.
      const parent = memory.hasLeft(node) && node.isConnected ? tree.parentOf(node) : null;
      if (!parent) continue;
      memory.settle(node, decisions.maskerIn(parent));
      settled = true;
    }
    if (settled) decisions.renew();
  }

  function findTopmost(before: ReadonlyMap<Node, number | undefined>): Set<Element> {
    const changed = new Set<Element>();
    for (const [node, last] of before) {
      if (last === undefined || !node.isConnected || ((decisions.of(node) ^ last) & SEEN) === 0) continue;
      const element = isElement(node) ? node : node.parentElement;
      if (element) changed.add(element);
    }
    // What stands in a slot is no child of it.
    for (const element of changed) for (const inside of slottedInto(element)) changed.add(inside);
    const isCovered = (element: Element): boolean => {
      for (let at = aroundOf(element); at; at = aroundOf(at)) if (changed.has(at as Element)) return true;
      return false;
    };
    return new Set(Array.from(changed).filter(element => !isCovered(element)));
  }

  return { refresh, begin };
}

/** Elements whose place is a slot in `element`, though they stand in another tree; for texts, the element around them. */
function* slottedInto(element: Element): Iterable<Element> {
  if (element.getRootNode().nodeType !== 11) return;
  const slots = Array.from(element.querySelectorAll('slot'));
  if (element.localName === 'slot') slots.push(element as HTMLSlotElement);
  for (const slot of slots) {
    for (const node of slot.assignedNodes()) {
      if (isElement(node)) yield node;
      else if (node.parentElement) yield node.parentElement;
    }
  }
}

/** As trees are written down: what it stands in, with its shadow trees and the documents of its frames. */
function aroundOf(node: Node): Node | null {
  const parent = readNode.parent(node);
  if (parent) return parent;
  if (node.nodeType === 9) return (node as Document).defaultView?.frameElement ?? null;
  return 'host' in node ? (node as ShadowRoot).host : null;
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}
