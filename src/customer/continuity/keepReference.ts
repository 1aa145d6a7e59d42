import { listen, type Stoppable } from '../../browser/listen.js';
import type { Store } from '../../browser/openStore.js';
import { stopAll } from '../../browser/stopAll.js';
import type { SessionReference } from '../session/sessionState.js';

/** Under which the reference lies in the browser's storage. */
export const REFERENCE_NAME = 'gcb.session';

/** What is kept of a session from page to page, and since when the customer has been away. */
export interface KeptReference extends SessionReference {
  /** When a page of the session was last alive, in milliseconds since 1970. */
  seenAt: number;
}

export interface ReferenceKeeper {
  read(): KeptReference | null;
  write(reference: SessionReference): void;
  /** Notes that the page is alive now. */
  touch(): void;
  clear(): void;
  /** Calls back when a session turns up that began elsewhere: in another tab, or while the page lay in a cache. */
  watch(onWritten: () => void): Stoppable;
}

/** Keeps the reference in the browser's storage, for all tabs of this origin. */
export function keepReference(store: Store, now: () => number, tabs: EventTarget): ReferenceKeeper {
  const read = (): KeptReference | null => parseReference(store.get(REFERENCE_NAME));
  const write = ({ key, token, control }: SessionReference) =>
    store.set(REFERENCE_NAME, JSON.stringify({ key, token, control, seenAt: now() }));
  return {
    read,
    write,
    touch() {
      const kept = read();
      if (kept) write(kept);
    },
    clear: () => store.remove(REFERENCE_NAME),
    watch: onWritten =>
      stopAll([
        listen<StorageEvent>(tabs, 'storage', event => {
          // Without a number there is nothing yet that another tab could take part in.
          if (event.key === REFERENCE_NAME && parseReference(event.newValue)?.token) onWritten();
        }),
        listen<PageTransitionEvent>(tabs, 'pageshow', event => {
          if (event.persisted && read()) onWritten();
        }),
      ]),
  };
}

/** The storage belongs to the page: what it holds is parsed like a message. */
function parseReference(text: string | null): KeptReference | null {
  if (!text) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null; // Not ours, or cut short: the same as none.
  }
  if (typeof value !== 'object' || value === null) return null;
  const { key, token, seenAt, control } = value as Record<string, unknown>;
  if (typeof key !== 'string' || !/^[A-Za-z0-9_-]{43}$/.test(key)) return null;
  if (token !== null && (typeof token !== 'string' || !/^\d{9}$/.test(token))) return null;
  if (typeof seenAt !== 'number' || !Number.isFinite(seenAt)) return null;
  return { key, token, seenAt, ...(typeof control === 'string' && { control }) };
}
