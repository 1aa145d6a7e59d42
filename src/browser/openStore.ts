/** A few small texts by name that outlive a page where the browser allows it. Nothing here throws. */
export interface Store {
  /** `null` when there is nothing by that name. */
  get(name: string): string | null;
  /** Keeps a text in place of the one before. */
  set(name: string, value: string): void;
  /** Forgets it. */
  remove(name: string): void;
}

/**
 * Opens the first storage that works; where none does (switched off, full, a sandboxed frame), values
 * live as long as the page. `window.localStorage` may throw on the mere look at it, so it comes as a function.
 */
export function openStore(candidates: readonly (() => Storage | null)[]): Store {
  for (const open of candidates) {
    const storage = probe(open);
    if (storage) return overStorage(storage);
  }
  const values = new Map<string, string>();
  return {
    get: name => values.get(name) ?? null,
    set: (name, value) => void values.set(name, value),
    remove: name => void values.delete(name),
  };
}

function probe(open: () => Storage | null): Storage | null {
  try {
    const storage = open();
    if (!storage) return null;
    storage.setItem('gcb.probe', '1');
    storage.removeItem('gcb.probe');
    return storage;
  } catch {
    return null; // The answer to the question asked: this one does not work.
  }
}

function overStorage(storage: Storage): Store {
  // A storage that worked can stop to (quota, cleared permission); then the last value is kept here.
  const fallback = new Map<string, string>();
  return {
    get(name) {
      try {
        return storage.getItem(name) ?? fallback.get(name) ?? null;
      } catch {
        return fallback.get(name) ?? null;
      }
    },
    set(name, value) {
      try {
        storage.setItem(name, value);
        fallback.delete(name);
      } catch {
        fallback.set(name, value);
      }
    },
    remove(name) {
      fallback.delete(name);
      try {
        storage.removeItem(name);
      } catch {
        fallback.set(name, '');
      }
    },
  };
}
