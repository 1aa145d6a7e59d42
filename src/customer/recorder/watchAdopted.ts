import { isHoverSheet } from '../../browser/hoverMark.js';
import type { Stoppable } from '../../browser/listen.js';
import { PAGE_PATCHES } from '../../browser/pagePatches.js';
import { patchPage } from '../../browser/patchPage.js';
import { tellAfter } from '../../browser/tellAfter.js';
import { type Guard, unguarded } from './guard.js';
import type { Root } from './judgeRules.js';
import type { NodeBook } from './nodeBook.js';

/** Writes constructed sheets down. */
export interface AdoptedStyles {
  /** The number of a sheet that agents have; -1 for others. */
  idOf(sheet: CSSStyleSheet): number;
  /** Gives a sheet its number, with its rules as agents may have them. */
  enter(sheet: CSSStyleSheet): { styleId: number; rules: { rule: string; index: number }[] };
  /** A sheet that agents have has come to stand elsewhere, too or instead. */
  moved(sheet: CSSStyleSheet): void;
}

export interface AdoptedWatch extends Stoppable {
  /** A document or shadow root that agents have now, and nothing of what it has adopted. */
  meet(root: Root): void;
  /** The roots that agents have, with what they have adopted by now. */
  lists(): { root: Root; sheets: readonly CSSStyleSheet[] }[];
  /** The lists that are other than agents know. */
  write(): Record<string, unknown>[];
  /** Agents have nothing any more. */
  clear(): void;
}

/** Follows which constructed sheets documents and shadow roots adopt, however their lists are changed. */
export function watchAdopted(
  window: Window & typeof globalThis,
  book: NodeBook,
  styles: AdoptedStyles,
  onChange: () => void,
  guard: Guard = unguarded,
): AdoptedWatch {
  /** Roots whose list somebody has looked at, or has set: it may change at any time from then on. */
  const touched = new Set<WeakRef<Root>>();
  let known = new WeakMap<Root, { ref: WeakRef<Root>; told: readonly CSSStyleSheet[] }>();

  const enter = (root: Root) => {
    let entry = known.get(root);
    if (!entry) {
      entry = { ref: new WeakRef(root), told: [] };
      known.set(root, entry);
    }
    touched.add(entry.ref);
    return entry;
  };
  let looking = false;
  const note = guard((self: unknown) => {
    // Our own look does not count as one of the page.
    if (looking) return;
    enter(self as Root);
    onChange();
  });
  const patches = patchPage(window, PAGE_PATCHES.adopted, () => tellAfter(note));

  const idOf = (root: Root) => book.idOf('host' in root ? root.host : root);
  const listOf = (root: Root): readonly CSSStyleSheet[] => {
    looking = true;
    const sheets = Array.from(root.adoptedStyleSheets ?? []).filter(sheet => !isHoverSheet(sheet));
    looking = false;
    return sheets;
  };
  const there = (): Root[] => {
    const roots: Root[] = [];
    for (const ref of touched) {
      const root = ref.deref();
      if (!root) touched.delete(ref);
      else if (idOf(root) > 0) roots.push(root);
    }
    return roots;
  };
  const write = (root: Root): Record<string, unknown>[] => {
    const entry = enter(root);
    const sheets = listOf(root);
    const { told } = entry;
    if (sheets.length === told.length && sheets.every((sheet, index) => sheet === told[index])) return [];
    entry.told = sheets;
    const written: unknown[] = [];
    const styleIds = sheets.map(sheet => {
      const number = styles.idOf(sheet);
      if (number < 0) {
        const entered = styles.enter(sheet);
        written.push(entered);
        return entered.styleId;
      }
      styles.moved(sheet);
      return number;
    });
    return [{ source: 15, id: idOf(root), styleIds, ...(written.length > 0 && { styles: written }) }];
  };

  return {
    meet(root) {
      enter(root).told = [];
    },
    lists: () => there().map(root => ({ root, sheets: listOf(root) })),
    write: () => there().flatMap(write),
    clear() {
      known = new WeakMap();
      touched.clear();
    },
    stop: patches.stop,
  };
}
