import { dirname, relative, resolve } from 'node:path';
import type { Plugin } from 'vite';
import type { MinifiedModules } from './bundleModules.js';

const ROOT = resolve(import.meta.dirname, '../..');
const PREFIX = '\0minified:';

/** Whatever a test imports of `src` comes from the bundle, and nothing from the sources. */
export function useMinified({ file, modules }: MinifiedModules): Plugin {
  return {
    name: 'use-minified',
    enforce: 'pre',
    resolveId(specifier, importer) {
      if (!specifier.startsWith('.') || !importer) return null;
      const path = relative(ROOT, resolve(dirname(importer), specifier))
        .replaceAll('\\', '/')
        .replace(/\.js$/, '.ts');
      if (!path.startsWith('src/')) return null;
      if (!modules.has(path)) throw new Error(`${path} is not in the minified bundle`);
      return `${PREFIX}${path}`;
    },
    load(id) {
      const found = id.startsWith(PREFIX) ? modules.get(id.slice(PREFIX.length)) : undefined;
      if (!found) return null;
      const { namespace, exports } = found;
      const lines = exports.map(name => `export const ${name} = ${namespace}.${name};`);
      return [`import { ${namespace} } from ${JSON.stringify(file)};`, ...lines].join('\n');
    },
  };
}
