// @vitest-environment jsdom

import { afterEach, describe, expect, it } from 'vitest';
import type { Privacy } from '../../../../src/customer/privacy/policy.js';
import type { RestrictionRule } from '../../../../src/protocol/index.js';
import { createRandom } from '../../../harness/createRandom.js';
import { openPolicy } from './openPolicy.js';

const RULES: readonly RestrictionRule[] = [
  { selector: '.m', type: 'mask' },
  { selector: '.a > .b', type: 'mask' },
  { selector: '.a + *', type: 'control' },
  { selector: 'div:has(> .s) > p', type: 'service' },
  { selector: '[title="c"]', type: 'control' },
  // Not by place: jsdom's search gives what `:last-child` matched before the last change.
  { selector: 'div > p:not(.x)', type: 'control' },
  { selector: '.w', type: 'show' },
  { selector: 'section .b ~ .w', type: 'show' },
];
const ATTRIBUTES = ['data-gcb-mask', 'data-gcb-no-control', 'data-gcb-show', 'title', 'slot', 'data-other'];
const CLASSES = ['m', 'a', 'b', 's', 'w', 'x'];
const STRICT: readonly Privacy[] = ['visible', 'control', 'masked', 'service'];

/** The same question, answered by asking every rule of everything around. */
function judge(node: Node, privateByDefault: boolean, kept: ReadonlySet<Node>) {
  const found = { service: false, mask: kept.has(node), control: false, show: false };
  for (let at: Node | null = node; at; at = around(at)) {
    if (at !== node && kept.has(at)) found.mask = true;
    if (!(at instanceof Element)) continue;
    if (at.hasAttribute('data-gcb-mask')) found.mask = true;
    if (at.hasAttribute('data-gcb-no-control')) found.control = true;
    if (at.hasAttribute('data-gcb-show')) found.show = true;
    for (const { selector, type } of RULES)
      if (at.matches(selector)) found[type as keyof typeof found] = true;
  }
  const masked = found.mask || (privateByDefault && !found.show);
  const privacy: Privacy = found.service
    ? 'service'
    : masked
      ? 'masked'
      : found.control
        ? 'control'
        : 'visible';
  return { privacy, hides: found.mask || found.service || masked };
}

function around(node: Node): Node | null {
  if (node instanceof ShadowRoot) return node.host;
  return (node as Element | Text).assignedSlot ?? node.parentNode;
}

let opened: ReturnType<typeof openPolicy> | undefined;
afterEach(() => {
  opened?.stop();
  document.body.innerHTML = '';
});

function run(seed: number, privateByDefault: boolean, steps: number) {
  const below = createRandom(seed);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  document.body.innerHTML = '<section id=r><div><p>t</p></div><div><p></p></div></section>';
  opened = openPolicy(RULES, { privateByDefault });
  const { refresh, of, watch } = opened;
  const kept = new Set<Node>();
  const roots: (Document | ShadowRoot)[] = [document];
  const start = document.querySelector('#r') as Element;
  const elements = () =>
    [
      start,
      ...roots.flatMap(root =>
        Array.from(root === document ? start.querySelectorAll('*') : root.querySelectorAll('*')),
      ),
    ].filter(element => element.isConnected);
  const nodes = () => elements().flatMap(element => [element as Node, ...Array.from(element.childNodes)]);
  const makeElement = () => {
    const element = document.createElement(pick(['div', 'p', 'p', 'slot', 'section']));
    element.className = pick(CLASSES);
    if (below(3) === 0) element.append('text', document.createElement('p'));
    return element;
  };
  const change = () => {
    const element = pick(elements());
    const kind = below(12);
    if (kind < 4) element.classList.toggle(pick(CLASSES));
    else if (kind < 6) {
      const name = pick(ATTRIBUTES);
      if (element.hasAttribute(name)) element.removeAttribute(name);
      else element.setAttribute(name, pick(['', 'c', 'm']));
    } else if (kind < 8) element.insertBefore(makeElement(), pick([null, element.firstChild]));
    else if (kind === 8 && element !== start && elements().length > 30) element.remove();
    else if (
      kind === 9 &&
      /^(DIV|P|SECTION)$/.test(element.tagName) &&
      !element.shadowRoot &&
      roots.length < 6
    ) {
      const root = element.attachShadow({ mode: 'open' });
      root.innerHTML = pick([
        '<slot></slot>',
        '<div class=m><slot></slot></div><p><slot name=c></slot></p>',
        '<p></p>',
      ]);
      roots.push(root);
      watch(root);
    }
  };
  /** What was moved last, and out of what. */
  let left: [Node, Node] | null = null;
  const move = () => {
    const [node, to] = [pick(nodes()), pick(elements())];
    if (node === start || node.contains(to) || to.getRootNode() !== node.getRootNode()) return;
    const parent = around(node);
    const inMask = parent !== null && judge(parent, false, kept).hides;
    to.append(node);
    const place = around(node);
    left = parent && [node, parent];
    // Between two masks it depends on which they are: that has tests of its own.
    if (inMask && place && !judge(place, false, kept).hides) kept.add(node);
  };

  const seen = new Set<Privacy>();
  /** What has lost its place in a mask, whether it was moved or its slot has changed, may stay masked. */
  const wandered = new Set<Node>();
  const mayBeKept = (node: Node) => {
    for (let at: Node | null = node; at; at = around(at)) if (wandered.has(at)) return true;
    return false;
  };
  for (let step = 0; step < steps; step += 1) {
    const before = new Map(elements().map(element => [element, of(element)]));
    const places = new Map(
      nodes().flatMap(node =>
        judge(node, privateByDefault, kept).hides ? [[node, around(node)] as const] : [],
      ),
    );
    if (below(5) === 0) move();
    else for (let count = 1 + below(4); count > 0; count -= 1) change();
    const changed = refresh();
    // A mask that comes in the same moment: whether it was there first cannot be known.
    if (left && judge(left[1], privateByDefault, kept).hides) wandered.add(left[0]);
    left = null;
    for (const [node, place] of places) if (around(node) !== place) wandered.add(node);
    const isTold = (element: Element) => {
      for (let at: Node | null = element; at; at = at instanceof ShadowRoot ? at.host : at.parentNode)
        if (changed.has(at as Element)) return true;
      return false;
    };
    for (const node of nodes()) {
      const wanted = judge(node, privateByDefault, kept).privacy;
      const got = of(node);
      seen.add(got);
      const isStricter = got === 'masked' && STRICT.indexOf(wanted) < STRICT.indexOf(got);
      const isKept = isStricter && mayBeKept(node);
      if (got !== wanted && !isKept)
        throw new Error(`seed ${seed}, step ${step}: ${got} instead of ${wanted}`);
      const last = node instanceof Element ? before.get(node) : undefined;
      if (last !== undefined && last !== got && !isTold(node as Element))
        throw new Error(`seed ${seed}, step ${step}: from ${last} to ${got}, and nobody was told`);
    }
  }
  opened.stop();
  return seen;
}

describe('the policy against a naive one', () => {
  it('[PRV66] what stood in a masked slot stays masked when the slot goes', () => {
    document.body.innerHTML = '<section><p>text</p></section>';
    const [host, content] = ['section', 'p'].map(name => document.querySelector(name) as Element);
    opened = openPolicy();
    const shadow = (host as Element).attachShadow({ mode: 'open' });
    shadow.innerHTML = '<div data-gcb-mask><slot></slot></div><slot></slot>';
    opened.watch(shadow);
    opened.refresh();
    expect(opened.of(content as Element)).toBe('masked');
    shadow.querySelector('div')?.remove();
    opened.refresh();
    expect(opened.of(content as Element)).toBe('masked');
  });

  const fixed = [3, 4, 936864353, 926987853, 89828000];
  const first = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 1e9));
  const fresh = Array.from({ length: Number(process.env.FUZZ_RUNS ?? 2) }, (_none, index) => first + index);
  const seeds = [...fixed, ...fresh];
  it.each(seeds)(
    '[PRV65] after random changes every node is judged as if all rules were asked anew: seed %s',
    seed => {
      const seen = run(seed, seed % 2 === 0, 80);
      if (fixed.includes(seed)) expect(STRICT.filter(privacy => seen.has(privacy)).length).toBeGreaterThan(1);
    },
  );
});
