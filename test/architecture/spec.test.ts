import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const ID = /\[([A-Z]+\d+)\]/g;

const spec = readFileSync(join(ROOT, 'docs/SPEC.md'), 'utf8');
const rules = [...spec.matchAll(/^- \*\*\[([A-Z]+\d+)\]\*\*/gm)].map(match => match[1] ?? '');

/** Ids in the titles of tests; one title may carry several. */
const proved = readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' })
  .filter(name => /\.(test|spec)\.ts$/.test(name))
  .flatMap(name => {
    const text = readFileSync(join(ROOT, 'test', name), 'utf8');
    const titles = text.match(/(?<=\(\s*)(['"`])(?:\[[A-Z]+\d+\] ?)+.*?\1/g) ?? [];
    return titles.flatMap(title => [...title.matchAll(ID)].map(match => match[1] ?? ''));
  });

describe('docs/SPEC.md', () => {
  it('[ARC9] names each rule once', () => {
    expect(rules.length).toBeGreaterThan(50);
    expect(rules.filter((id, index) => rules.indexOf(id) !== index)).toEqual([]);
  });

  it('[ARC10] has a test for every rule, and a rule for every id in a test', () => {
    expect({
      rulesWithoutTest: rules.filter(id => !proved.includes(id)),
      testsWithoutRule: [...new Set(proved)].filter(id => !rules.includes(id)),
    }).toEqual({ rulesWithoutTest: [], testsWithoutRule: [] });
  });
});
