import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { CELLS, COMMANDS, type CommandName, ELEMENTS } from '../scenario/writeCells.js';

const spec = readFileSync(resolve(import.meta.dirname, '../../docs/SPEC.md'), 'utf8');
const [, section = ''] = spec.split('\n## Write Mode: commands and elements\n');
const rows = (section.split('\n## ')[0] ?? '')
  .split('\n')
  .filter(line => line.startsWith('|') && !/^\|[\s|:-]+$/.test(line))
  .map(line =>
    line
      .split('|')
      .slice(1, -1)
      .map(cell => cell.trim()),
  );

it('[WRS11] the table of commands and elements has the tests that there are, and no others', () => {
  const commands = Object.keys(COMMANDS) as CommandName[];
  const expected = ELEMENTS.map(element => [
    element,
    ...commands.map(command => {
      const cell = CELLS.find(each => each.element === element && each.command === command);
      if (!cell) return '';
      return cell.refused ? `refused: \`${cell.refused}\`` : COMMANDS[command];
    }),
  ]);
  expect(rows).toEqual([['element', ...commands], ...expected]);
  expect(CELLS.length).toBeGreaterThan(100);
});
