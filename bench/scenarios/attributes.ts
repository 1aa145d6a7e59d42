import { buildRows, findRows } from './buildRows.js';
import type { Scenario } from './scenario.js';

const NAMES = ['class', 'title', 'data-state', 'aria-label'];

export const scenario: Scenario = {
  title: 'Set attributes, four on each element',
  sizes: [20_000],
  prepare: size => void buildRows(size / NAMES.length),
  run() {
    const rows = findRows();
    for (const name of NAMES) {
      for (const [index, row] of rows.entries()) row.setAttribute(name, `${name} ${index % 97}`);
    }
  },
};
