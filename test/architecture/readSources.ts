import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

export interface Import {
  /** A path from the project's root, such as `src/guard/log.ts`, or the name of a package. */
  to: string;
  typeOnly: boolean;
  isPackage: boolean;
}

export interface Source {
  path: string;
  text: string;
  imports: Import[];
}

const ROOT = resolve(import.meta.dirname, '../..');

/** All sources below the given folders, with what they import. */
export function readSources(folders: readonly string[], extension = /\.ts$/): Source[] {
  return folders
    .flatMap(folder =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map(name => join(folder, name)),
    )
    .filter(path => extension.test(path) && !/(^|\/)(node_modules|dist|public)\//.test(path))
    .sort()
    .map(path => {
      const text = readFileSync(join(ROOT, path), 'utf8');
      return { path, text, imports: findImports(path, text) };
    });
}

function findImports(path: string, text: string): Import[] {
  const found: Import[] = [];
  const statements = /(?:^|\n)(?:import|export)\s+(type\s+)?(?:([\w$*\s{},]+?)\s+from\s+)?['"]([^'"]+)['"]/g;
  for (const [, type, names = '', specifier = ''] of text.matchAll(statements)) {
    const inBraces = /^\{([^}]*)\}$/s.exec(names.trim())?.[1];
    const allTypes = inBraces
      ?.split(',')
      .filter(name => name.trim())
      .every(name => /^\s*type\s/.test(name));
    found.push(toImport(path, specifier, Boolean(type) || allTypes === true));
  }
  for (const [, specifier = ''] of text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g)) {
    found.push(toImport(path, specifier, false));
  }
  return found;
}

function toImport(path: string, specifier: string, typeOnly: boolean): Import {
  if (!specifier.startsWith('.')) return { to: specifier, typeOnly, isPackage: true };
  const to = relative(ROOT, resolve(ROOT, dirname(path), specifier)).replace(/\.js$/, '.ts');
  return { to, typeOnly, isPackage: false };
}
