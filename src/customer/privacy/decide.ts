import { BITS, HIDES, INSIDE, MASK, OWN_MASK, readBits, SHOW } from './decisionBits.js';
import type { FlatTree } from './findFlatParent.js';
import type { MaskedMemory } from './rememberMasked.js';

export interface DecisionOptions {
  top: Document;
  tree: FlatTree;
  memory: MaskedMemory;
  privateByDefault: boolean;
  /** What holds for an element by itself. Must not throw. */
  ownBits(element: Element): number;
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
  /** Everything may be different now. */
  renew(): void;
}

/**
 * Decides for a node by what is around it, each element once between two calls of `renew`. Invariant: a decision
 * that carries the number of this time is right, and so are those of all that is around it.
 */
export function decide(options: DecisionOptions): Decisions {
  const { top, tree, memory, privateByDefault, ownBits } = options;
  const byDefault = top.createElement('html');
  const known = new WeakMap<Node, number>();
  let time = 1;

  const isMasked = (bits: number) => readBits(bits, privateByDefault) === 'masked';

  /** Decides for one node from what was decided for what is around it. */
  const add = (node: Node, around: number, masker: Element | undefined): number => {
    const isElement = node.nodeType === 1;
    let own = isElement ? ownBits(node as Element) : 0;
    if (memory.isKept(node, masker)) own |= MASK;
    // What shows itself takes that along wherever it goes.
    memory.noteAround(node, own & SHOW && masker === byDefault ? undefined : masker);
    const inherited = around & ~(INSIDE | OWN_MASK);
    const bits = inherited | own | (own & HIDES ? OWN_MASK : 0) | (around & MASK ? INSIDE : 0);
    // Texts are as their parent, and too many to be kept; but for those whose place is a slot.
    if (node.nodeType !== 3 || (node as Text).assignedSlot) known.set(node, time * BITS + bits);
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
    const now = known.get(node);
    if (now !== undefined && Math.floor(now / BITS) === time) return now % BITS;
    const chain: Node[] = [];
    let bits = 0;
    let masker: Element | undefined;
    for (let at: Node | null = node; at; ) {
      const last = known.get(at);
      if (last !== undefined && Math.floor(last / BITS) === time) {
        bits = last % BITS;
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
      return last === undefined ? undefined : last % BITS;
    },
    maskerIn: node => maskerOf(node, of(node)),
    byDefault,
    showsItself: node => node.nodeType === 1 && (ownBits(node as Element) & SHOW) > 0,
    hidesItself: node => node.nodeType === 1 && (ownBits(node as Element) & HIDES) > 0,
    renew() {
      time += 1;
    },
  };
}

function isField({ localName }: Element): boolean {
  return localName === 'input' || localName === 'select' || localName === 'textarea';
}
