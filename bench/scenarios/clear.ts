import { buildRows, findList } from './buildRows.js';
import type { Scenario } from './scenario.js';

export const scenario: Scenario = {
  title: 'Clear a list, rows',
  sizes: [10_000],
  prepare: size => void buildRows(size),
  run: () => findList().replaceChildren(),
};
