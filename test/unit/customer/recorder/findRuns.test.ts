// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { findRuns } from '../../../../src/customer/recorder/findRuns.js';
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

const find = (placed: ReadonlySet<Node>) =>
  findRuns(
    placed,
    { nextOf: node => node.nextSibling, previousOf: node => node.previousSibling },
    node => node.parentNode,
  );

describe('findRuns', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    '[REC41] gives runs of siblings, what they go into before them (seed %i)',
    seed => {
      const random = seededRandom(seed);
      const root = growTree(random, 150);
      const all = [...root.querySelectorAll('*')];
      // In any order, and any part of the tree.
      const placed = new Set<Node>(all.filter(() => random(3) > 0).sort(() => random(3) - 1));
      const runs = find(placed);
      const nodes = runs.flatMap(run => run.nodes);
      expect(new Set(nodes)).toEqual(placed);
      expect(nodes).toHaveLength(placed.size);
      const done = new Set<Node>();
      for (const { container, nodes: siblings } of runs) {
        for (let at: Node | null = container; at; at = at.parentNode)
          if (placed.has(at)) expect(done.has(at), 'all around is placed').toBe(true);
        for (const [index, node] of siblings.entries()) {
          expect(node.parentNode).toBe(container);
          expect(node.nextSibling).toBe(siblings[index + 1] ?? siblings.at(-1)?.nextSibling);
          done.add(node);
        }
        const beside = [siblings[0]?.previousSibling, siblings.at(-1)?.nextSibling];
        expect(
          beside.some(node => node && placed.has(node)),
          'a run is whole',
        ).toBe(false);
      }
    },
  );

  it('[REC41] has nothing to order in nothing', () => {
    expect(find(new Set())).toEqual([]);
  });
});
