import type { Scenario } from './scenario.js';

const TREES = 20;

export const scenario: Scenario = {
  title: 'Grow 20 trees from the root, depth',
  sizes: [400],
  prepare: () => undefined,
  run(size) {
    for (let tree = 0; tree < TREES; tree += 1) {
      let parent: HTMLElement = document.body;
      for (let depth = 0; depth < size; depth += 1) {
        const child = document.createElement('div');
        child.className = `level-${depth % 10}`;
        parent.append(child);
        parent = child;
      }
      parent.textContent = `leaf ${tree}`;
    }
  },
};
