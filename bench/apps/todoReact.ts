import { nextFrame } from '../scenarios/nextFrame.js';
import type { Scenario } from '../scenarios/scenario.js';
import { driveTodos } from './driveTodos.js';
import { mountReactTodos } from './mountReactTodos.js';

export const scenario: Scenario = {
  title: 'Things to do, React',
  sizes: [100],
  prepare: () => undefined,
  async run(size) {
    const root = mountReactTodos();
    await nextFrame();
    await nextFrame();
    await driveTodos(root, size);
  },
};
