// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { orderPlaced } from '../../../../src/customer/recorder/orderPlaced.js';
import { seededRandom } from './seededRandom.js';

function growTree(random: (limit: number) => number, size: number): Element {
  const root = document.createElement('r0');
  const nodes: Element[] = [root];
  while (nodes.length < size) {
    const parent = nodes[random(nodes.length)] ?? root;
    const node = document.createElement(`n${nodes.length}`);
    parent.insertBefore(node, parent.childNodes[random(parent.childNodes.length + 1)] ?? null);
    nodes.push(node);
  }
  return root;
}

const order = (placed: ReadonlySet<Node>) =>
  orderPlaced(
    placed,
    node => node.parentNode,
    node => node.nextSibling,
    node => node.previousSibling,
  );

describe('orderPlaced', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    '[REC41] places what goes in before what goes before or into it (seed %i)',
    seed => {
      const random = seededRandom(seed);
      const root = growTree(random, 150);
      const all = [...root.querySelectorAll('*')];
      // In any order, and any part of the tree.
      const placed = new Set<Node>(all.filter(() => random(3) > 0).sort(() => random(3) - 1));
      const ordered = order(placed);
      expect(new Set(ordered)).toEqual(placed);
      expect(ordered).toHaveLength(placed.size);

      const twins = new Map<Node, Element>([[root, document.createElement('r0')]]);
      const twinOf = (node: Node | null) => (node ? twins.get(node) : undefined) ?? null;
      const stays = (node: Node) => !placed.has(node);
      for (const node of all.filter(stays)) twins.set(node, document.createElement(node.localName));
      // What stays is there already, below the nearest that stays too.
      const settle = (node: Element) => {
        for (const child of node.children) {
          const twin = twinOf(child);
          if (twin && stays(node)) twinOf(node)?.append(twin);
          settle(child);
        }
      };
      settle(root);
      for (const node of ordered) {
        const parent = twinOf(node.parentNode);
        const next = twinOf(node.nextSibling);
        expect(parent, 'the parent is in its place').not.toBeNull();
        if (node.nextSibling) expect(next?.parentNode, 'so is the next one').toBe(parent);
        const twin = document.createElement((node as Element).localName);
        twins.set(node, twin);
        parent?.insertBefore(twin, next);
        // Those that stay below it come along.
        for (const child of (node as Element).children) {
          const kept = twinOf(child);
          if (kept) twin.append(kept);
        }
      }
      expect(twinOf(root)?.outerHTML).toBe(root.outerHTML);
    },
  );

  it('[REC41] has nothing to order in nothing', () => {
    expect(order(new Set())).toEqual([]);
  });
});
