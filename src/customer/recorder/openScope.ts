import type { Stoppable } from '../../browser/listen.js';
import { stopAll } from '../../browser/stopAll.js';
import type { Field } from './fieldState.js';
import type { Root } from './judgeRules.js';
import type { LiveContext } from './liveWatch.js';
import { type AdoptedStyles, type AdoptedWatch, watchAdopted } from './watchAdopted.js';
import { watchFields } from './watchFields.js';
import { type LiveStates, watchLive } from './watchLive.js';
import { type PointerWatch, watchPointer } from './watchPointer.js';
import { type RootWatch, watchRoot } from './watchRoot.js';
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
  live: LiveStates;
  /** Watches a shadow root in it, once. */
  watchShadow(root: ShadowRoot): void;
  /** Stops listening to what has left the page; it is listened to again when it comes back. */
  dropGone(): void;
  /** Agents have nothing of it: what was noted is no news, and what is there is all to be told. */
  clear(): void;
  /** The document, and the shadow roots in it. */
  roots(): Root[];
}

export interface ScopeOptions extends Omit<LiveContext, 'window' | 'rootsOf' | 'openings'> {
  shadows: ShadowWatch;
  styles: AdoptedStyles;
  root: Omit<RootWatch, 'toggled'>;
  /** Begins to tell of mutations in a root, for as long as it lives; once. */
  observe(root: Root): void;
  noteField(field: Field): void;
  now(): number;
}

/** Begins to watch a document and its window. */
export function openScope(
  document: Document,
  frame: HTMLIFrameElement | null,
  options: ScopeOptions & Pick<LiveContext, 'openings'>,
): Scope | null {
  const window = document.defaultView as (Window & typeof globalThis) | null;
  if (!window) return null;
  const { book, shadows, styles, noteField, now, onChange, guard } = options;
  const roots = new Map<Root, Stoppable>();
  const live = watchLive({ ...options, window, rootsOf: () => roots.keys() });
  const root = { ...options.root, toggled: live.toggled };
  options.observe(document);
  roots.set(document, watchRoot(document, root));
  live.meet(document);
  const pointer = watchPointer(document, now, onChange);
  const sheets = watchSheets(window, onChange, guard);
  const adopted = watchAdopted(window, book, styles, onChange, guard);
  const parts = [
    ...[pointer, sheets, adopted, live],
    ...[shadows.watch(window), watchFields(window, noteField, guard)],
  ];
  return {
    document,
    frame,
    pointer,
    sheets,
    adopted,
    live,
    watchShadow(shadow) {
      adopted.meet(shadow);
      if (roots.has(shadow)) return;
      options.observe(shadow);
      roots.set(shadow, watchRoot(shadow, root));
      live.meet(shadow);
    },
    dropGone() {
      for (const [node, watched] of roots)
        if (!node.isConnected) {
          watched.stop();
          roots.delete(node);
        }
    },
    clear() {
      sheets.take();
      pointer.take();
      adopted.clear();
      adopted.meet(document);
      live.clear();
    },
    roots: () => [...roots.keys()],
    stop: stopAll([...parts, { stop: () => stopAll([...roots.values()]).stop() }]).stop,
  };
}
