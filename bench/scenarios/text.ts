import { buildRows, findRows } from './buildRows.js';
import { nextFrame } from './nextFrame.js';
import type { Scenario } from './scenario.js';

const ELEMENTS = 40;

export const scenario: Scenario = {
  title: 'Change 40 texts in each frame, frames',
  sizes: [120],
  prepare: () => void buildRows(ELEMENTS),
  async run(size) {
    const rows = findRows();
    for (let frame = 0; frame < size; frame += 1) {
      for (const [index, row] of rows.entries()) {
        const text = `${frame} of ${size}: ${(frame * 7919 + index * 31) % 10_007}`;
        // Both ways that frameworks have: new data for a text node, and a new text node.
        if (index % 2 && row.lastChild instanceof Text) row.lastChild.data = text;
        else row.textContent = text;
      }
      await nextFrame();
    }
  },
};
