import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, inject, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const TESTS = join(ROOT, 'test/types');
const DECLARED = join(inject('packed').unpacked, 'opencobrowse/dist/types');

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

type Entry = 'index' | 'agent';

/** Compiles the tests of `test/types` against the packed declarations, of which `change` may make others. */
function compileTypeTests(change?: { entry: Entry; from: string | RegExp; to: string }): string {
  const folder = mkdtempSync(join(tmpdir(), 'opencobrowse-typetests-'));
  folders.push(folder);
  cpSync(DECLARED, folder, { recursive: true });
  if (change) {
    const file = join(folder, `${change.entry}.d.ts`);
    const before = readFileSync(file, 'utf8');
    const after = before.replace(change.from, change.to);
    expect(after, `"${change.from}" is in ${change.entry}.d.ts`).not.toBe(before);
    writeFileSync(file, after);
  }
  const compilerOptions = {
    paths: {
      opencobrowse: [join(folder, 'index.d.ts')],
      'opencobrowse/agent': [join(folder, 'agent.d.ts')],
    },
    lib: ['ES2022', 'DOM', 'DOM.Iterable'],
    typeRoots: [join(ROOT, 'node_modules/@types')],
    types: ['node'],
  };
  const files = readdirSync(TESTS).map(name => join(TESTS, name));
  const settings = { extends: join(ROOT, 'tsconfig.base.json'), compilerOptions, files };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings));
  const tsc = join(createRequire(import.meta.url).resolve('typescript/package.json'), '../bin/tsc');
  const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' });
  return status === 0 ? '' : stdout;
}

describe('the tests of types', () => {
  it('[TYP6] hold for the declarations that are packed', () => {
    expect(compileTypeTests()).toBe('');
  });

  it.each([
    ['an option more', 'index', /interface CobrowseOptions \{/, '$& another?: string;', 'options'],
    ['an option of another type', 'index', /debug\?: boolean/, 'debug?: boolean | string', 'options'],
    ['an option that must be given', 'index', /apikey\?:/, 'apikey:', 'options'],
    ['a signal more', 'index', /interface CobrowseApi \{/, '$& onMore: Signal<[]>;', 'api'],
    [
      'a signal with another argument',
      'index',
      'onModeChanged: Signal<[mode: SessionMode]>',
      'onModeChanged: Signal<[]>',
      'api',
    ],
    ['a signal that can be assigned', 'index', /readonly onInitialized/, 'onInitialized', 'api'],
    ['a signal that can be dispatched', 'index', /interface Signal<[^{]*\{/, '$& dispatch(): void;', 'api'],
    [
      'a method with another answer',
      'index',
      'isBrowserSupported(): boolean',
      'isBrowserSupported(): string',
      'api',
    ],
    ['a reason less', 'index', /\| 'sessionsOverLimit'/, '', 'api'],
    ['a session with more', 'index', /interface Session \{/, '$& key: string;', 'api'],
    ['an option of agents more', 'agent', /interface AgentOptions \{/, '$& another?: string;', 'agent'],
    ['a method of agents less', 'agent', /getState\(\): AgentState;/, '', 'agent'],
    ['a state of agents with more', 'agent', /kind: 'idle';/, '$& key: string;', 'agent'],
  ] as const)('[TYP7] do not hold any more for %s', (_, entry, from, to, fails) => {
    expect(compileTypeTests({ entry, from, to })).toContain(`test/types/${fails}.test.ts(`);
  });
});
