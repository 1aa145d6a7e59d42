import { buildRows, findList, findRows } from './buildRows.js';
import { createRandom } from './createRandom.js';
import type { Scenario } from './scenario.js';

export const scenario: Scenario = {
  title: 'Shuffle rows',
  sizes: [5000],
  prepare: size => void buildRows(size),
  run() {
    const random = createRandom();
    const list = findList();
    const rows = findRows();
    for (let left = rows.length; left > 0; left -= 1) {
      const [row] = rows.splice(random(left), 1);
      if (row) list.append(row);
    }
  },
};
