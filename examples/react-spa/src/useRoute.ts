import { useSyncExternalStore } from 'react';

const CHANGED = 'routechange';

/** The path of the page, by the History API alone; `/` on a server. */
export function useRoute(): string {
  return useSyncExternalStore(
    subscribe,
    () => window.location.pathname,
    () => '/',
  );
}

/** Goes to a path of this site without loading a page. */
export function goTo(path: string): void {
  window.history.pushState(null, '', path);
  window.scrollTo(0, 0);
  window.dispatchEvent(new Event(CHANGED));
}

function subscribe(changed: () => void): () => void {
  // `popstate` is for back and forward; `pushState` has no event of its own.
  const events = ['popstate', CHANGED];
  for (const name of events) window.addEventListener(name, changed);
  return () => {
    for (const name of events) window.removeEventListener(name, changed);
  };
}
