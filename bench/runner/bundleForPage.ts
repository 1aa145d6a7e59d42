import { build } from 'esbuild';

/** A classic script that leaves what `file` exports in the global `name`: minified, as sites would ship it. */
export async function bundleForPage(file: string, name: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    globalName: name,
    target: 'es2020',
    define: {
      __VERSION__: '"bench"',
      __VUE_OPTIONS_API__: 'false',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
      'process.env.NODE_ENV': '"production"',
    },
  });
  const [output] = outputFiles;
  if (!output) throw new Error(`${file} came to nothing`);
  return output.text;
}
