import { listen } from '../../browser/listen.js';
import { stopAll } from '../../browser/stopAll.js';
import type { LiveContext, LiveWatch } from './liveWatch.js';

/** Follows which element of a document matches `:target`: the one that the address's fragment has led to. */
export function watchTarget({ window, book, privacyOf, onChange }: LiveContext): LiveWatch {
  const { document } = window;
  let target: WeakRef<Element> | null = null;
  let told: number | null = null;
  let isDirty = true;
  const note = () => {
    isDirty = true;
    onChange();
  };
  // Without a fragment nothing is looked for: the whole document would be searched in vain.
  const find = () => (document.URL.includes('#') ? document.querySelector(':target') : null);
  const listeners = stopAll([listen(window, 'hashchange', note), listen(window, 'popstate', note)]);
  return {
    write() {
      if (isDirty) {
        const found = find();
        target = found && new WeakRef(found);
        isDirty = false;
      }
      const element = target?.deref();
      // That somebody has gone there would say what it is.
      const isOpen = element && (privacyOf(element) === 'visible' || privacyOf(element) === 'control');
      const known = isOpen ? book.idOf(element) : -1;
      const node = known > 0 ? known : null;
      const id = book.idOf(document);
      if (node === told || id < 0) return [];
      told = node;
      return [{ kind: 'target', id, node }];
    },
    clear() {
      told = null;
      isDirty = true;
    },
    stop() {
      try {
        listeners.stop();
      } catch {
        // A frame that shows a page of another origin by now: the window that was listened to is gone.
      }
    },
  };
}
