import { buildRows, findRows } from './buildRows.js';
import { nextFrame } from './nextFrame.js';
import type { Scenario } from './scenario.js';

const ELEMENTS = 100;

export const scenario: Scenario = {
  title: 'Move 100 elements by style, frames',
  sizes: [120],
  prepare: () => void buildRows(ELEMENTS),
  async run(size) {
    const rows = findRows();
    for (let frame = 0; frame < size; frame += 1) {
      for (const [index, row] of rows.entries()) {
        row.style.transform = `translate(${(frame * (index + 1)) % 300}px, ${frame % 7}px)`;
        row.style.opacity = String(0.5 + ((frame + index) % 50) / 100);
      }
      await nextFrame();
    }
  },
};
