import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { rollup } from 'rollup';
import { minifiedModules } from '../../rollup.config.js';
import { readSources } from '../architecture/readSources.js';

const ROOT = resolve(import.meta.dirname, '../..');
const HOME = join(ROOT, 'node_modules/.cache/opencobrowse/minified');

/** One minified bundle of modules of ours. */
export interface MinifiedModules {
  /** The bundle. It exports a namespace for each module, such as `m3`. */
  file: string;
  /** By path from the root, such as `src/guard/log.ts`. */
  modules: ReadonlyMap<string, { namespace: string; exports: readonly string[] }>;
}

/** Bundles what the tests in `folders` import of `src`, with the settings of the shipped files. */
export async function bundleModules(folders: readonly string[], version: string): Promise<MinifiedModules> {
  const imported = readSources(folders).flatMap(({ imports }) =>
    imports.filter(({ to, typeOnly }) => to.startsWith('src/') && !typeOnly).map(({ to }) => to),
  );
  const paths = [...new Set(imported)].sort();
  rmSync(HOME, { recursive: true, force: true });
  mkdirSync(HOME, { recursive: true });
  const entry = join(HOME, 'modules.ts');
  const lines = paths.map(
    (path, index) =>
      `export * as m${index} from '${relative(HOME, join(ROOT, path)).replaceAll('\\', '/')}';`,
  );
  writeFileSync(entry, lines.join('\n'));

  const { output, ...input } = minifiedModules(entry, HOME, version);
  const exportsOf = new Map<string, readonly string[]>();
  const built = await rollup({
    ...input,
    plugins: [
      input.plugins,
      {
        name: 'note-exports',
        moduleParsed: ({ id, exports }) => void exportsOf.set(id, exports ?? []),
      },
    ],
    onwarn({ code, message }) {
      if (code !== 'CIRCULAR_DEPENDENCY') throw new Error(`${code}: ${message}`);
    },
  });
  await built.write(output);
  await built.close();
  const modules = paths.map((path, index) => {
    const exports = exportsOf.get(join(ROOT, path));
    if (!exports) throw new Error(`${path} is not in the bundle`);
    return [path, { namespace: `m${index}`, exports }] as const;
  });
  return { file: join(HOME, 'modules.mjs'), modules: new Map(modules) };
}
