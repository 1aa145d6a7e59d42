import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import webpack, { type Stats } from 'webpack';

const page = (program: string) => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Consumer</title><link rel="icon" href="data:,"></head><body><h1>Consumer</h1><div id="app"></div>
<script type="module" src="./${program}.js"></script></body></html>`;

/**
 * Builds a program of `folder` as a company's own build does, and answers where the site lies: `index.html` and
 * its files. `mode` as Vite knows it: React's Strict Mode mounts twice in `development` only.
 */
export async function buildWithVite(
  folder: string,
  program: string,
  mode: 'production' | 'development' = 'production',
): Promise<string> {
  const site = join(folder, `vite-${program}`);
  writeFileSync(join(folder, 'index.html'), page(program));
  await build({
    root: folder,
    base: './',
    mode,
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
    logLevel: 'error',
    configFile: false,
    build: { outDir: site },
  });
  return site;
}

/** The same with webpack; anything that it warns of is an error. */
export async function buildWithWebpack(folder: string, program: string): Promise<string> {
  const site = join(folder, `webpack-${program}`);
  const compiler = webpack({
    mode: 'production',
    context: folder,
    entry: `./${program}.js`,
    output: { path: site, filename: `${program}.js`, publicPath: 'auto' },
    experiments: { outputModule: true },
    performance: false,
  });
  if (!compiler) throw new Error('webpack made no compiler');
  const stats = await promisify<Stats | undefined>(done => compiler.run(done))();
  await promisify<void>(done => compiler.close(error => done(error ?? null)))();
  const { errors = [], warnings = [] } = stats?.toJson({ errors: true, warnings: true }) ?? {};
  const complaints = [...errors, ...warnings].map(({ message }) => message);
  if (complaints.length > 0) throw new Error(complaints.join('\n'));
  writeFileSync(join(site, 'index.html'), page(program));
  return site;
}
