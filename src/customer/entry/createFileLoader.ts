/**
 * Loads our own files from where the script came from. A module that once failed to load is not fetched
 * again under the same address by browsers, so a further try gets another one.
 */
export function createFileLoader<Module>(name: string, folder: URL): () => Promise<Module> {
  let failures = 0;
  return async () => {
    const url = new URL(name, folder);
    if (failures > 0) url.searchParams.set('try', String(failures));
    try {
      return (await import(url.href)) as Module;
    } catch (error) {
      failures += 1;
      throw error;
    }
  };
}
