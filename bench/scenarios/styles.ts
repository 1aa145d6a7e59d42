import { buildRows, findRows } from './buildRows.js';
import type { Scenario } from './scenario.js';

const PROPERTIES = ['width', 'margin-left', 'padding-top', 'border-left-width'];

export const scenario: Scenario = {
  title: 'Set style properties, four on each element',
  sizes: [20_000],
  prepare: size => void buildRows(size / PROPERTIES.length),
  run() {
    const rows = findRows();
    for (const property of PROPERTIES) {
      for (const [index, row] of rows.entries()) row.style.setProperty(property, `${index % 97}px`);
    }
  },
};
