import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import * as v from 'valibot';
import { afterEach, describe, expect, inject, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const packed = inject('packed');
const names = ['opencobrowse', 'opencobrowse-agent', 'opencobrowse-server'];
const dependent = v.object({ dependencies: v.record(v.string(), v.string()) });

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const BROWSER = `
import { type Cobrowse, type CobrowseOptions, createCobrowse, type Session } from 'opencobrowse';
import { type Agent, type AgentState, createAgent } from 'opencobrowse/agent';

const options: CobrowseOptions = { url: 'https://help.example/cobrowse', lang: 'de' };
const cobrowse: Cobrowse = createCobrowse(options);
cobrowse.onSessionStarted.add((session: Session) => console.log(session.token.length));
cobrowse.onSessionEnded.addOnce(({ reason }) => { if (reason === 'self') cobrowse.stop(); });
const agent: Agent = createAgent({ url: '/cobrowse' });
agent.onStateChanged((state: AgentState) => { if (state.kind === 'active') console.log(state.page?.url); });
`;
const SERVER = `
import { ConfigurationError, readConfig, startServer, type RunningServer } from 'opencobrowse-server';

const read = readConfig(process.env);
if (!read.ok) throw new ConfigurationError(read.problems);
const running: Promise<RunningServer> = startServer(read.config, {
  authenticateAgent: async ({ agent }) => agent ? { ok: true, agent } : { ok: false },
});
running.then(server => server.stop());
`;

/**
 * Compiles a program in a project of its own that has nothing but the packed package, what that package declares
 * and `extra`, with the packages' declarations checked as well. Answers what the compiler says.
 */
function compile(program: string, name: string, settings: object, extra: readonly string[] = []): string {
  const folder = mkdtempSync(join(tmpdir(), 'opencobrowse-types-'));
  folders.push(folder);
  const install = (what: string, from: string) => {
    const to = join(folder, 'node_modules', what);
    mkdirSync(dirname(to), { recursive: true });
    symlinkSync(from, to, 'junction');
  };
  const { dependencies } = v.parse(
    dependent,
    JSON.parse(readFileSync(join(packed.unpacked, name, 'package.json'), 'utf8')),
  );
  cpSync(join(packed.unpacked, name), join(folder, 'node_modules', name), { recursive: true });
  for (const each of [...Object.keys(dependencies), ...extra])
    install(each, join(ROOT, 'node_modules', each));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
  writeFileSync(join(folder, 'program.ts'), program);
  const fixed = { strict: true, noEmit: true, skipLibCheck: false };
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: { ...fixed, ...settings }, files: ['program.ts'] }),
  );
  const tsc = join(createRequire(import.meta.url).resolve('typescript/package.json'), '../bin/tsc');
  const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' });
  return status === 0 ? '' : `${stdout} (${status})`;
}

const BUNDLER = { target: 'ES2022', module: 'ESNext', moduleResolution: 'bundler' };
const NODE = { target: 'ES2022', module: 'nodenext', moduleResolution: 'nodenext' };
const DOM = { lib: ['ES2022', 'DOM', 'DOM.Iterable'], types: [] };

describe('the declarations that are packed', () => {
  it.each([
    ['a bundler', BUNDLER],
    ['node16', { ...NODE, module: 'node16', moduleResolution: 'node16' }],
    ['nodenext', NODE],
  ])(
    '[TYP1] a program compiles with them as %s resolves modules, with nothing else installed',
    (_, settings) => {
      expect(compile(BROWSER, 'opencobrowse', { ...settings, ...DOM })).toBe('');
      const exact = { exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true };
      expect(compile(BROWSER, 'opencobrowse', { ...settings, ...DOM, ...exact })).toBe('');
    },
  );

  it('[TYP1] a program that uses them wrongly does not compile', () => {
    const wrong = `${BROWSER}\ncobrowse.onSessionStarted.add((session: number) => session);`;
    expect(compile(wrong, 'opencobrowse', { ...BUNDLER, ...DOM })).toMatch(/TS2345/);
  });

  it('[TYP2] a program that starts the server compiles, with the types of Node beside it', () => {
    const settings = { ...NODE, lib: ['ES2022'], types: ['node'] };
    expect(compile(SERVER, 'opencobrowse-server', settings, ['@types/node', 'undici-types'])).toBe('');
  });

  it('[TYP3] the declarations for browsers import nothing', () => {
    for (const entry of ['index', 'agent']) {
      const text = readFileSync(join(packed.unpacked, `opencobrowse/dist/types/${entry}.d.ts`), 'utf8');
      expect(text).not.toMatch(/^\s*import |import\(|<reference/m);
    }
  });
});

describe.each(names)('the public types of %s', name => {
  const made = readFileSync(join(ROOT, `dist/api/${name}.api.md`), 'utf8');

  it('[TYP4] are those that were reviewed (after a change that is meant: `npm run api`, and review the diff)', () => {
    const reviewed = readFileSync(join(ROOT, `docs/api/${name}.api.md`), 'utf8');
    expect(made, `docs/api/${name}.api.md is not what the code says: run \`npm run api\``).toBe(reviewed);
  });

  it('[TYP5] are all exported by name, and each has a docstring', () => {
    expect(made).toContain('@public');
    expect(made.split('\n').filter(line => /Warning: |\(undocumented\)|\(ae-/.test(line))).toEqual([]);
  });
});
