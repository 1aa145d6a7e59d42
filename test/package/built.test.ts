import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const DIST = resolve(import.meta.dirname, '../../dist');
const KB = 1000;

/** Bytes on the wire, as a server that compresses ahead of time sends them. */
const weigh = (name: string) => brotliCompressSync(readFileSync(join(DIST, 'js', name))).length;
const files = () => readdirSync(join(DIST, 'js')).filter(name => name.endsWith('.js'));

describe('what was built', () => {
  it('[PKG1] a page without a session pays at most 9 kB', () => {
    expect(weigh('gcb.min.js')).toBeLessThanOrEqual(9 * KB);
  });

  it('[PKG2] all that a session in English loads is at most 60 kB', () => {
    const loaded = files().filter(name => !/^gcb-(de|fr)-/.test(name));
    expect(loaded.length).toBeGreaterThanOrEqual(3);
    expect(loaded.map(weigh).reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(60 * KB);
  });

  it('[PKG3] files that are cached for ever are named by their content', () => {
    for (const name of files())
      if (name !== 'gcb.min.js') expect(name).toMatch(/^gcb-[a-zA-Z]+-[\w-]{8}\.js$/);
  });

  it('[LOAD20] every file is named with its hash, as a snippet carries it', () => {
    const hashes: unknown = JSON.parse(readFileSync(join(DIST, 'js/integrity.json'), 'utf8'));
    const expected = files().map(name => {
      const digest = createHash('sha384').update(readFileSync(join(DIST, 'js', name)));
      return [name, `sha384-${digest.digest('base64')}`];
    });
    expect(hashes).toEqual(Object.fromEntries(expected));
  });

  it('[PKG4] importing the packages in Node does nothing but give their functions', () => {
    const program = `
      const before = Object.keys(globalThis).length;
      const [customer, agent] = await Promise.all([import('./dist/esm/index.js'), import('./dist/esm/agent.js')]);
      console.log(JSON.stringify([Object.keys(customer), Object.keys(agent), Object.keys(globalThis).length - before]));`;
    const output = execFileSync(process.execPath, ['--input-type=module', '--eval', program], {
      cwd: resolve(DIST, '..'),
      encoding: 'utf8',
    });
    expect(JSON.parse(output)).toEqual([['createCobrowse'], ['createAgent'], 0]);
  });
});
