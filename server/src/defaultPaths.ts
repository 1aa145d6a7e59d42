import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** Where the files that the server serves lie. */
export type ServerPaths = {
  /** The customer's SDK, as it was built. */
  readonly sdk: string;
  /** The agent's console, as it was built. */
  readonly console: string;
  readonly demo: string;
  readonly packageJson: string;
  readonly fonts: { readonly 400: string; readonly 700: string };
};

/** In the package. This file lies one folder deep in it both as source (`src`) and as built (`dist`). */
export function defaultPaths(): ServerPaths {
  const inPackage = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
  const { resolve } = createRequire(import.meta.url);
  const font = (weight: 400 | 700) => resolve(`@fontsource/roboto/files/roboto-latin-${weight}-normal.woff2`);
  return {
    sdk: inPackage('dist/public/js'),
    console: inPackage('dist/public/agent'),
    demo: inPackage('demo'),
    packageJson: inPackage('package.json'),
    fonts: { 400: font(400), 700: font(700) },
  };
}
