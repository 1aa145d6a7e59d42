import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const ROOT = resolve(import.meta.dirname, '../..');
const CACHE = join(ROOT, 'node_modules/.cache/opencobrowse');

export interface BuiltExample {
  /** What a web server gives out. */
  folder: string;
  remove(): Promise<void>;
}

/**
 * Builds an example with Vite as somebody outside would: a copy of it, with the packed package installed in its
 * `node_modules`. The copy lies below the project's `node_modules`, so that other packages are found from there.
 */
export async function buildFromPackage(
  example: string,
  mode: 'production' | 'development',
  env: Record<string, string>,
): Promise<BuiltExample> {
  await mkdir(CACHE, { recursive: true });
  const copy = await mkdtemp(join(CACHE, 'example-'));
  const remove = () => rm(copy, { recursive: true, force: true });
  try {
    await install(example, copy, env);
    await build(copy, mode);
  } catch (error) {
    await remove();
    throw error;
  }
  return { folder: join(copy, 'dist'), remove };
}

async function install(example: string, copy: string, env: Record<string, string>): Promise<void> {
  const installed = join(copy, 'node_modules/opencobrowse');
  await cp(join(ROOT, 'examples', example), copy, {
    recursive: true,
    filter: path => !/[\\/](node_modules|dist)$/.test(path),
  });
  await mkdir(installed, { recursive: true });
  await run('npm', ['pack', '--ignore-scripts', '--pack-destination', copy], { cwd: ROOT });
  const tarball = (await readdir(copy)).find(name => name.endsWith('.tgz'));
  if (!tarball) throw new Error('npm has packed nothing');
  await run('tar', ['-xzf', join(copy, tarball), '-C', installed, '--strip-components=1']);
  await writeFile(
    join(copy, '.env.local'),
    Object.entries(env)
      .map(([name, value]) => `${name}=${value}\n`)
      .join(''),
  );
}

async function build(copy: string, mode: 'production' | 'development'): Promise<void> {
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js');
  await run(process.execPath, [vite, 'build', '--mode', mode, '--logLevel', 'warn'], {
    cwd: copy,
    // Decides which React is built in; test runners set it to something else.
    env: { ...process.env, NODE_ENV: mode },
  });
}
