import { nextFrame } from '../scenarios/nextFrame.js';
import type { Scenario } from '../scenarios/scenario.js';
import { scenario as snapshot } from '../scenarios/snapshot.js';
import { driveTodos } from './driveTodos.js';
import { mountReactTodos } from './mountReactTodos.js';

const PAGE_NODES = 6000;

export const scenario: Scenario = {
  title: 'The same in a page of 6,000 nodes',
  sizes: [100],
  prepare: () => snapshot.prepare(PAGE_NODES),
  async run(size) {
    const root = mountReactTodos();
    await nextFrame();
    await nextFrame();
    await driveTodos(root, size);
  },
};
