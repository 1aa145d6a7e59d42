import { BITS, HIDES, INSIDE, MASK, OWN_MASK, readBits, SHOW } from './decisionBits.js';
import type { FlatTree } from './findFlatParent.js';
import type { MaskedMemory } from './rememberMasked.js';

export interface DecisionOptions {
  top: Document;
  tree: FlatTree;
  memory: MaskedMemory;
  privateByDefault: boolean;
  /** What rules and attributes say of an element, whatever is around it; `null`: cannot be said now. Must not throw. */
  askRules(element: Element): number | null;
  /** All that holds for an element by itself. `asked`: what `askRules` has said. Must not throw. */
  ownBits(element: Element, asked: number | null): number;
  /** An element is masked that is a field, or that is the topmost of what is masked together. */
  masked(element: Element): void;
}

export interface Decisions {
  of(node: Node): number;
  /** The last decision, right or not any more; `undefined` if there was none. */
  last(node: Node): number | undefined;
  /** The nearest element, this one or around it, that masks what is inside of this one. */
  maskerIn(node: Node): Element | undefined;
  /** Stands for `privateByDefault`, as what masks where nothing shows. In no document. */
  byDefault: Element;
  /** Is it exempt from `privateByDefault` by itself? */
  showsItself(node: Node): boolean;
  /** Does it hide what is in it by itself? */
  hidesItself(node: Node): boolean;
  /** All that holds for an element by itself, by what was kept of it. */
  ownOf(element: Element): number;
  /** Everything may be different now. */
  renew(): void;
  /** What was kept of what rules say of the element is right no more. */
  forget(element: Node): void;
  /** The rules have changed: nothing that was kept of what they say is right any more. */
  forgetAll(): void;
}

/** What was asked of the rules stands above the decision, with this bit; above that, when that was. */
const ASKED = 32;
const ASKED_BITS = 64;
const TIME = BITS * ASKED_BITS;
const ALL = BITS - 1;

/**
 * Decides for a node by what is around it, each element once between two calls of `renew`. Invariant: a decision
 * that carries the number of this time is right, and so are those of all that is around it. All that is kept of a node is
 * one number: each more for each element would cost the browser's garbage collector what the rest costs together.
 */
export function decide(options: DecisionOptions): Decisions {
  const { top, tree, memory, privateByDefault, askRules, ownBits } = options;
  const byDefault = top.createElement('html');
  const known = new WeakMap<Node, number>();
  let now = TIME;
  /** What was asked of the rules before is forgotten. */
  let askedSince = now;

  const isOfNow = (last: number | undefined): last is number => last !== undefined && last >= now;
  const askedOf = (last: number | undefined): number =>
    last !== undefined && last >= askedSince ? (last / BITS) & (ASKED_BITS - 1) : 0;
  /** What rules say of the element, with `ASKED` if that may be kept; `null`: cannot be said. */
  const ask = (element: Element): number | null => {
    // Nobody tells what becomes of an element that is in no page.
    const { isConnected } = element;
    const asked = isConnected ? askedOf(known.get(element)) : 0;
    if (asked & ASKED) return asked;
    const bits = askRules(element);
    return bits !== null && isConnected ? bits | ASKED : bits;
  };
  const withoutMark = (asked: number | null) => asked && asked & ~ASKED;
  const ownOf = (element: Element): number => ownBits(element, withoutMark(ask(element)));

  const isMasked = (bits: number) => readBits(bits, privateByDefault) === 'masked';

  /** Decides for one node from what was decided for what is around it. */
  const add = (node: Node, around: number, masker: Element | undefined): number => {
    const isElement = node.nodeType === 1;
    const asked = isElement ? ask(node as Element) : 0;
    let own = isElement ? ownBits(node as Element, withoutMark(asked)) : 0;
    if (memory.isKept(node, masker)) own |= MASK;
    // What shows itself takes that along wherever it goes.
    memory.noteAround(node, own & SHOW && masker === byDefault ? undefined : masker);
    const inherited = around & ~(INSIDE | OWN_MASK);
    const bits = inherited | own | (own & HIDES ? OWN_MASK : 0) | (around & MASK ? INSIDE : 0);
    // Texts are as their parent, and too many to be kept; but for those whose place is a slot.
    if (node.nodeType !== 3 || (node as Text).assignedSlot) known.set(node, now + (asked ?? 0) * BITS + bits);
    if (!isElement) return bits;
    const element = node as Element;
    if (isMasked(bits) && (isField(element) || node.parentNode === top || !isMasked(around)))
      options.masked(element);
    return bits;
  };

  const maskerOf = (node: Node, bits: number) => {
    if (bits & OWN_MASK && node.nodeType === 1) return node as Element;
    return memory.aroundOf(node) ?? (privateByDefault && !(bits & SHOW) ? byDefault : undefined);
  };

  const of = (node: Node): number => {
    const already = known.get(node);
    if (isOfNow(already)) return already & ALL;
    const chain: Node[] = [];
    let bits = 0;
    let masker: Element | undefined;
    for (let at: Node | null = node; at; ) {
      const last = known.get(at);
      if (isOfNow(last)) {
        bits = last & ALL;
        masker = maskerOf(at, bits);
        break;
      }
      chain.push(at);
      const parent: Node | null = tree.parentOf(at);
      // The document of a frame that is gone: nothing is known of what was around it.
      if (!parent && at.nodeType === 9 && at !== top) bits = MASK;
      at = parent;
    }
    for (let index = chain.length - 1; index >= 0; index -= 1) {
      const at = chain[index];
      if (!at) break;
      bits = add(at, bits, masker);
      masker = maskerOf(at, bits);
    }
    return bits;
  };

  return {
    of,
    last(node) {
      const last = known.get(node);
      return last === undefined ? undefined : last & ALL;
    },
    maskerIn: node => maskerOf(node, of(node)),
    byDefault,
    showsItself: node => node.nodeType === 1 && (ownOf(node as Element) & SHOW) > 0,
    hidesItself: node => node.nodeType === 1 && (ownOf(node as Element) & HIDES) > 0,
    ownOf,
    renew() {
      now += TIME;
    },
    forget(element) {
      const last = known.get(element);
      if (last !== undefined && (last / BITS) & ASKED) known.set(element, last - ASKED * BITS);
    },
    forgetAll() {
      now += TIME;
      askedSince = now;
    },
  };
}

function isField({ localName }: Element): boolean {
  return localName === 'input' || localName === 'select' || localName === 'textarea';
}
