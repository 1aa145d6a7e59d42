import type { Stoppable } from '../../browser/listen.js';
import { PAGE_PATCHES } from '../../browser/pagePatches.js';
import { patchPage } from '../../browser/patchPage.js';
import { tellAfter } from '../../browser/tellAfter.js';
import { makeAbsolute } from './describeSheet.js';
import { type Guard, unguarded } from './guard.js';
import type { NodeBook } from './nodeBook.js';
import type { StyleBook } from './writeSheets.js';

type Root = Document | ShadowRoot;

export interface AdoptedWatch extends Stoppable {
  styles: StyleBook;
  /** A document or shadow root that agents have now. */
  meet(root: Root): void;
  /** The lists that are other than agents know. */
  write(): Record<string, unknown>[];
  /** Agents have nothing any more. */
  clear(): void;
}

/** Follows which constructed sheets documents and shadow roots adopt, however their lists are changed. */
export function watchAdopted(
  window: Window & typeof globalThis,
  book: NodeBook,
  onChange: () => void,
  guard: Guard = unguarded,
): AdoptedWatch {
  let numbers = new WeakMap<CSSStyleSheet, number>();
  let last = 0;
  /** Roots whose list somebody has looked at, or has set: it may change at any time from then on. */
  const touched = new Set<WeakRef<Root>>();
  let known = new WeakMap<Root, { ref: WeakRef<Root>; told: readonly CSSStyleSheet[] }>();

  const meet = (root: Root) => {
    let entry = known.get(root);
    if (!entry) {
      entry = { ref: new WeakRef(root), told: [] };
      known.set(root, entry);
    }
    touched.add(entry.ref);
  };
  let looking = false;
  const note = guard((self: unknown) => {
    // Our own look does not count as one of the page.
    if (looking) return;
    meet(self as Root);
    onChange();
  });
  const patches = patchPage(window, PAGE_PATCHES.adopted, () => tellAfter(note));

  const write = (root: Root): Record<string, unknown> | null => {
    const id = book.idOf('host' in root ? root.host : root);
    const entry = known.get(root);
    if (id < 0 || !entry) return null;
    const sheets = Array.from(root.adoptedStyleSheets ?? []);
    if (sheets.length === entry.told.length && sheets.every((sheet, index) => sheet === entry.told[index]))
      return null;
    entry.told = sheets;
    const styles: unknown[] = [];
    const styleIds = sheets.map(sheet => {
      const number = numbers.get(sheet);
      if (number) return number;
      last += 1;
      numbers.set(sheet, last);
      const rules = Array.from(sheet.cssRules, ({ cssText }, index) => ({
        rule: makeAbsolute(cssText, window.document.baseURI),
        index,
      }));
      styles.push({ styleId: last, rules });
      return last;
    });
    return { source: 15, id, styleIds, ...(styles.length > 0 && { styles }) };
  };

  return {
    styles: { idOf: sheet => numbers.get(sheet) ?? -1 },
    meet,
    write() {
      const written: Record<string, unknown>[] = [];
      looking = true;
      for (const ref of touched) {
        const root = ref.deref();
        const data = root && write(root);
        if (!root) touched.delete(ref);
        if (data) written.push(data);
      }
      looking = false;
      return written;
    },
    clear() {
      numbers = new WeakMap();
      known = new WeakMap();
      touched.clear();
    },
    stop: patches.stop,
  };
}
