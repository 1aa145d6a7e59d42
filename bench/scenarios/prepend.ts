import { buildRow, buildRows, findList } from './buildRows.js';
import { createRandom } from './createRandom.js';
import type { Scenario } from './scenario.js';
import { words } from './words.js';

export const scenario: Scenario = {
  title: 'Prepend rows, one by one',
  sizes: [5000],
  prepare: () => void buildRows(10),
  run(size) {
    const random = createRandom();
    const list = findList();
    for (let index = 0; index < size; index += 1) list.prepend(buildRow(index, words(random, 3)));
  },
};
