import { PAGE_PATCHES } from '../../browser/pagePatches.js';
import { patchPage } from '../../browser/patchPage.js';
import { tellAfter } from '../../browser/tellAfter.js';
import type { DefinedState } from '../../protocol/index.js';
import type { LiveContext, LiveWatch } from './liveWatch.js';

/**
 * Follows which custom elements are defined while they are in the page already; of others their tree says it. A name
 * is told by an element that agents have: names that are hidden from them stay so.
 */
export function watchDefinitions({ window, book, rootsOf, onChange, guard }: LiveContext): LiveWatch {
  const names = new Set<string>();
  const note = (_self: unknown, [name]: readonly unknown[]) => {
    names.add(String(name));
    onChange();
  };
  const noted = tellAfter(guard(note));
  const patch = patchPage(window, PAGE_PATCHES.definitions, () => noted);
  const find = (name: string): number => {
    for (const root of rootsOf())
      for (const element of Array.from(root.querySelectorAll(CSS.escape(name)))) {
        const id = book.idOf(element);
        if (id > 0) return id;
      }
    return -1;
  };
  return {
    write() {
      const written: DefinedState[] = [];
      for (const name of names) {
        const id = find(name);
        if (id > 0) written.push({ kind: 'defined', id });
      }
      names.clear();
      return written;
    },
    clear: () => names.clear(),
    stop: patch.stop,
  };
}
