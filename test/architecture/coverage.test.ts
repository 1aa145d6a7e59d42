import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  DOCUMENTED_ELSEWHERE,
  DOCUMENTED_MEMBERS,
  DOCUMENTED_OPTIONS,
  DOCUMENTED_PARTS,
  DOCUMENTED_PLACES,
  DOCUMENTED_TEXTS,
} from '../harness/documentedNames.js';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (name: string) => readFileSync(join(ROOT, 'docs', name), 'utf8');
const rules = [...read('SPEC.md').matchAll(/^- \*\*\[([A-Z]+\d+)\]\*\*/gm)].map(([, id = '']) => id);
const coverage = read('COVERAGE.md');
const slices = [...coverage.matchAll(/^- \*\*([^*`]+)\*\*:/gm)].map(([, name = '']) => name);

/** The rows of all tables: what stands in the documents, and where it leads. */
const rows = coverage
  .split('\n')
  .filter(line => line.startsWith('|') && !/^\|[\s|:-]+$/.test(line) && !/^\| item /.test(line))
  .map(line => {
    const [item = '', leadsTo = '', ...more] = line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map(cell => cell.trim());
    return { item, leadsTo, more };
  });

/** What is wrong with where a row leads; empty when nothing is. */
function findFaults(leadsTo: string): string[] {
  return leadsTo.split(';').flatMap(part => {
    const text = part.trim();
    const [, later] = /^later: (.+)$/.exec(text) ?? [];
    if (later !== undefined) return slices.includes(later) ? [] : [`no slice "${later}"`];
    if (/^not ours: \S/.test(text)) return [];
    return text
      .split(', ')
      .filter(id => !rules.includes(id))
      .map(id => `no rule "${id}"`);
  });
}

describe('docs/COVERAGE.md', () => {
  it('[ARC13] leads from each row to rules, to a later slice or to another product', () => {
    expect(rows.length).toBeGreaterThan(150);
    expect(slices.length).toBeGreaterThan(5);
    const faults = rows.flatMap(({ item, leadsTo, more }) => {
      const found = more.length > 0 ? ['more than two cells'] : findFaults(leadsTo);
      return found.map(fault => `${item}: ${fault}`);
    });
    expect(faults).toEqual([]);
  });

  it('[ARC13] sees a row that leads nowhere', () => {
    for (const nowhere of ['', 'API0', 'API1; later: some day', 'not ours:', 'API1 API2'])
      expect(findFaults(nowhere), nowhere).not.toEqual([]);
    expect(findFaults('API1, API2; later: chat')).toEqual([]);
  });

  it.each([
    ['texts', Object.keys(DOCUMENTED_TEXTS), 31],
    ['options', DOCUMENTED_OPTIONS, 14],
    ['places', DOCUMENTED_PLACES, 18],
    ['members of the api', DOCUMENTED_MEMBERS, 17],
    ['methods, fields, arguments and values', DOCUMENTED_PARTS, 29],
    ['channels, resources and calls of later slices', DOCUMENTED_ELSEWHERE, 36],
  ])('[ARC13] has a row for each of the documented %s', (_what, names, count) => {
    expect(new Set(names).size).toBe(count);
    const items = rows.map(({ item }) => item);
    expect(names.filter(name => !items.some(item => item.includes(`\`${name}\``)))).toEqual([]);
  });
});
