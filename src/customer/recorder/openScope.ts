import type { Stoppable } from '../../browser/listen.js';
import { stopAll } from '../../browser/stopAll.js';
import type { Field } from './fieldState.js';
import type { Root } from './judgeRules.js';
import type { NodeBook } from './nodeBook.js';
import type { Guard } from './patch.js';
import { type AdoptedStyles, type AdoptedWatch, watchAdopted } from './watchAdopted.js';
import { watchFields } from './watchFields.js';
import { type PointerWatch, watchPointer } from './watchPointer.js';
import { type RootWatch, type WatchedRoot, watchRoot } from './watchRoot.js';
import type { ShadowWatch } from './watchShadows.js';
import { type SheetWatch, watchSheets } from './watchSheets.js';

/** A document that is recorded, with all that is watched in it. */
export interface Scope extends Stoppable {
  document: Document;
  /** The frame that it stands in; `null`: the page itself. */
  frame: HTMLIFrameElement | null;
  pointer: PointerWatch;
  sheets: SheetWatch;
  adopted: AdoptedWatch;
  /** Watches a shadow root in it, once. */
  watchShadow(root: ShadowRoot): void;
  takeRecords(): MutationRecord[];
  /** The document, and the shadow roots in it. */
  roots(): Root[];
}

export interface ScopeOptions {
  book: NodeBook;
  shadows: ShadowWatch;
  styles: AdoptedStyles;
  root: RootWatch;
  noteField(field: Field): void;
  now(): number;
  onChange(): void;
  guard: Guard;
}

/** Begins to watch a document and its window. */
export function openScope(
  document: Document,
  frame: HTMLIFrameElement | null,
  options: ScopeOptions,
): Scope | null {
  const window = document.defaultView as (Window & typeof globalThis) | null;
  if (!window) return null;
  const { book, shadows, styles, root, noteField, now, onChange, guard } = options;
  const roots = new Map<Root, WatchedRoot>([[document, watchRoot(document, root)]]);
  const pointer = watchPointer(document, now, onChange);
  const sheets = watchSheets(window, onChange, guard);
  const adopted = watchAdopted(window, book, styles, onChange, guard);
  const parts = [pointer, sheets, adopted, shadows.watch(window), watchFields(window, noteField, guard)];
  return {
    document,
    frame,
    pointer,
    sheets,
    adopted,
    watchShadow(shadow) {
      if (!roots.has(shadow)) roots.set(shadow, watchRoot(shadow, root));
    },
    takeRecords() {
      const records: MutationRecord[] = [];
      for (const [node, watched] of roots) {
        records.push(...watched.takeRecords());
        // What has left the page is watched again when it comes back.
        if (node !== document && !(node as ShadowRoot).host.isConnected) {
          watched.stop();
          roots.delete(node);
        }
      }
      return records;
    },
    roots: () => [...roots.keys()],
    stop: stopAll([...parts, { stop: () => stopAll([...roots.values()]).stop() }]).stop,
  };
}
