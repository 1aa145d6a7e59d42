import type { BuiltFile } from '../session/sessionHost.js';

export interface FilePlace {
  document: Document;
  /** Where the files are. */
  folder(): URL;
  /** The word by which the page's Content Security Policy trusts our script; empty if there is none. */
  nonce: string;
}

/**
 * Loads one of our own files, once. Its content is checked before it runs, where browsers can do that. A module
 * that once failed to load is not fetched again under the same address by browsers, so a further try gets
 * another one.
 */
export function createFileLoader<Module>(file: BuiltFile, place: FilePlace): () => Promise<Module> {
  let failures = 0;
  let loading: Promise<Module> | null = null;
  const load = async (): Promise<Module> => {
    try {
      const url = new URL(file.name, place.folder());
      if (failures > 0) url.searchParams.set('try', String(failures));
      await preload(url.href, file.integrity, place);
      return (await import(url.href)) as Module;
    } catch (error) {
      failures += 1;
      loading = null;
      throw error;
    }
  };
  return () => {
    loading ??= load();
    return loading;
  };
}

/**
 * Fetches a module into the document's module map, from where the `import()` that follows takes it without asking
 * again. The only way by which an imported module can have a hash; browsers without it (Safari before 17) load
 * the file unchecked.
 * @throws Error when it cannot be fetched, or has another content.
 */
function preload(href: string, integrity: string, { document, nonce }: FilePlace): Promise<void> {
  return new Promise((resolve, reject) => {
    const link = document.createElement('link');
    if (!link.relList.supports('modulepreload')) return resolve();
    const settle = (finish: () => void) => () => {
      link.remove();
      finish();
    };
    Object.assign(link, {
      rel: 'modulepreload',
      href,
      integrity,
      nonce,
      onload: settle(resolve),
      // Why it failed, browsers say in the console alone.
      onerror: settle(() => reject(new Error(href))),
    });
    (document.head ?? document.documentElement).append(link);
  });
}
