import * as v from 'valibot';
import type { Store } from '../../browser/openStore.js';
import type { SessionReference } from './sessionState.js';

const NAME = 'gcb.agent.session';

const reference = v.object({
  token: v.pipe(v.string(), v.regex(/^\d{9}$/)),
  key: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/)),
});

export interface SessionStore {
  read(): SessionReference | null;
  write(reference: SessionReference): void;
  clear(): void;
}

/** Keeps the session of this window over reloads. What is stored may be anybody's: it is parsed. */
export function createSessionStore(store: Store): SessionStore {
  return {
    read() {
      const text = store.get(NAME);
      if (!text) return null;
      try {
        const parsed = v.safeParse(reference, JSON.parse(text));
        if (parsed.success) return parsed.output;
      } catch {
        // Not JSON: not ours.
      }
      store.remove(NAME);
      return null;
    },
    write: value => store.set(NAME, JSON.stringify(value)),
    clear: () => store.remove(NAME),
  };
}
