import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { transformSync } from 'esbuild';
import type { Packed } from './packPackages.js';

const ROOT = resolve(import.meta.dirname, '../..');
const PROGRAMS = join(ROOT, 'test/package/consumers');

/**
 * A project of somebody else's that has installed the packed `opencobrowse`, with the given programs of
 * `test/package/consumers` as plain JavaScript. It lies below our node_modules, so that dependencies are found.
 */
export function createConsumer(packed: Packed, programs: readonly string[]) {
  const home = join(ROOT, 'node_modules/.cache/opencobrowse');
  mkdirSync(home, { recursive: true });
  const folder = mkdtempSync(join(home, 'consumer-'));
  cpSync(join(packed.unpacked, 'opencobrowse'), join(folder, 'node_modules/opencobrowse'), {
    recursive: true,
  });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'consumer', type: 'module' }));
  for (const name of programs) {
    const { code } = transformSync(readFileSync(join(PROGRAMS, `${name}.ts`), 'utf8'), { loader: 'ts' });
    writeFileSync(join(folder, `${name}.js`), code);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
