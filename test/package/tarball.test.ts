import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import * as v from 'valibot';
import { describe, expect, inject, it } from 'vitest';

const packed = inject('packed');
const packages = { opencobrowse: packed.browser, 'opencobrowse-server': packed.server };
const names = Object.keys(packages) as (keyof typeof packages)[];

const description = v.object({
  name: v.string(),
  license: v.string(),
  dependencies: v.record(v.string(), v.string()),
  exports: v.record(v.string(), v.union([v.string(), v.record(v.string(), v.string())])),
});

const folderOf = (name: string) => join(packed.unpacked, name);
const read = (name: string, file: string) => readFileSync(join(folderOf(name), file), 'utf8');
const describePackage = (name: string) => v.parse(description, JSON.parse(read(name, 'package.json')));
const listFiles = (name: string) =>
  readdirSync(folderOf(name), { recursive: true, encoding: 'utf8' })
    .filter(file => statSync(join(folderOf(name), file)).isFile())
    .map(file => file.replaceAll('\\', '/'));

describe.each(names)('the packed %s', name => {
  it('[PKG6] publint finds nothing in it', async () => {
    const file = readFileSync(packages[name]);
    const tarball = new Uint8Array(file).buffer;
    const { messages, pkg } = await publint({ pack: { tarball }, strict: true });
    expect(pkg.name).toBe(name);
    expect(messages.map(message => formatMessage(message, pkg))).toEqual([]);
  });

  it('[PKG7] its types are found, and are right, for every way of importing modules', () => {
    const { problems, entrypoints } = checkTypes(packages[name]);
    // Modules only: they are not offered to `require` of old, nor to resolution that knows no `exports`.
    const others = problems.filter(({ resolutionKind = '' }) => !/^node1(0|6-cjs)$/.test(resolutionKind));
    expect(others).toEqual([]);
    expect(Object.keys(entrypoints).sort()).toEqual(Object.keys(describePackage(name).exports).sort());
  });

  it('[PKG8] every import in it leads to a file of it, to a declared dependency or to Node', () => {
    const { dependencies } = describePackage(name);
    const all = listFiles(name);
    const modules = all.filter(file => /^dist\/(?!public|js).*\.(js|d\.ts)$/.test(file));
    expect(modules.length).toBeGreaterThanOrEqual(3);
    const imports = modules.flatMap(file => findImports(read(name, file)).map(to => ({ file, to })));
    const astray = imports.filter(({ file, to }) => {
      if (to.startsWith('node:')) return false;
      if (!to.startsWith('.')) return !Object.hasOwn(dependencies, packageOf(to));
      const target = join(file, '..', to).replaceAll('\\', '/');
      return !all.includes(target);
    });
    expect(astray).toEqual([]);
    // Dependencies that nothing imports would be fetched for nothing. (The demo's font is served as a file.)
    const used = new Set(imports.map(({ to }) => packageOf(to)));
    expect(
      Object.keys(dependencies).filter(each => !used.has(each) && !each.startsWith('@fontsource/')),
    ).toEqual([]);
  });
});

describe('the files of the packages', () => {
  it('[PKG9] opencobrowse holds modules, script tag, types and papers, and nothing else', () => {
    const files = listFiles('opencobrowse');
    const kinds = [
      /^(package\.json|README\.md|LICENSE|CHANGELOG\.md)$/,
      /^dist\/esm\/[\w-]+\.js(\.map)?$/,
      /^dist\/js\/gcb(\.min|-[a-zA-Z]+-[\w-]{8})\.js$/,
      /^dist\/js\/integrity\.json$/,
      /^dist\/types\/(index|agent)\.d\.ts$/,
    ];
    expect(files.filter(file => !kinds.some(kind => kind.test(file)))).toEqual([]);
    for (const kind of kinds)
      expect(
        files.some(file => kind.test(file)),
        String(kind),
      ).toBe(true);
    for (const file of [
      'README.md',
      'LICENSE',
      'CHANGELOG.md',
      'dist/js/gcb.min.js',
      'dist/types/agent.d.ts',
    ])
      expect(files).toContain(file);
  });

  it('[PKG10] opencobrowse-server holds the program, its types, what it serves and papers, and nothing else', () => {
    const files = listFiles('opencobrowse-server');
    const kinds = [
      /^(package\.json|README\.md|LICENSE)$/,
      /^dist\/[\w-]+\.js(\.map)?$/,
      /^dist\/start\.d\.ts$/,
      /^dist\/public\/(js|agent)\/[\w.-]+$/,
      /^demo\//,
    ];
    expect(files.filter(file => !kinds.some(kind => kind.test(file)))).toEqual([]);
    for (const file of [
      'README.md',
      'LICENSE',
      'dist/bin.js',
      'dist/public/js/gcb.min.js',
      'dist/public/agent/index.html',
    ])
      expect(files).toContain(file);
  });

  it('[PKG11] no file of the packages names a place on the machine that built them', () => {
    const root = process.cwd();
    for (const name of names) {
      const telling = listFiles(name).filter(file => read(name, file).includes(root));
      expect(telling, name).toEqual([]);
    }
  });
});

const analysis = v.object({
  analysis: v.object({
    entrypoints: v.record(v.string(), v.unknown()),
    problems: v.array(v.looseObject({ kind: v.string(), resolutionKind: v.optional(v.string()) })),
  }),
});

/** What "are the types wrong?" says of a tarball. */
function checkTypes(tarball: string) {
  const { resolve } = createRequire(import.meta.url);
  const cli = join(resolve('@arethetypeswrong/cli/package.json'), '../dist/index.js');
  const args = [cli, tarball, '--format', 'json', '--profile', 'esm-only', '--no-definitely-typed'];
  // It ends with 1 where it finds something, and says it all the same.
  const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return v.parse(analysis, JSON.parse(stdout)).analysis;
}

/** Specifiers of imports and exports, static and dynamic, without those in comments. */
function findImports(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '');
  const forms = [
    /^\s*(?:import|export)\b[^'"`;]*?from\s*['"]([^'"]+)['"]/gm,
    /^\s*import\s*['"]([^'"]+)['"]/gm,
    /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g,
  ];
  return forms.flatMap(form => [...code.matchAll(form)].map(match => match[1] ?? ''));
}

const packageOf = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
