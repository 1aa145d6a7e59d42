import { buildRows, findList } from './buildRows.js';
import { createRandom } from './createRandom.js';
import type { Scenario } from './scenario.js';

export const scenario: Scenario = {
  title: 'Insert elements at random places',
  sizes: [4000, 8000, 16_000],
  prepare: () => void buildRows(10),
  run(size) {
    const random = createRandom();
    const list = findList();
    const there: Node[] = [...list.children];
    for (let index = 0; index < size; index += 1) {
      const row = document.createElement('li');
      row.textContent = `inserted ${index}`;
      list.insertBefore(row, there[random(there.length)] ?? null);
      there.push(row);
    }
  },
};
