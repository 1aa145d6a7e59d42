import { PAGE_PATCHES } from '../../browser/pagePatches.js';
import { patchPage } from '../../browser/patchPage.js';
import { tellAfter } from '../../browser/tellAfter.js';
import type { TopLayerState } from '../../protocol/index.js';
import type { LiveContext, LiveWatch } from './liveWatch.js';

export interface TopLayerWatch extends LiveWatch {
  /** A popover or a dialog has been opened or closed. */
  toggled(element: Element): void;
  /** A root in which there may be open ones already. */
  meet(root: Document | ShadowRoot): void;
}

/**
 * Follows what lies in the top layer of a document, and in which order. The browser does not tell the order: it is
 * that of opening for what is opened while we watch, and that of the document for what was open before.
 */
export function watchTopLayer(context: LiveContext): TopLayerWatch {
  const { window, book, openings, rootsOf, onChange, guard } = context;
  const { document } = window;
  let open: Element[] = [];
  let told = '[]';
  const toLook = new Set<Document | ShadowRoot>();

  const isOpen = (element: Element) =>
    element.isConnected &&
    element.ownerDocument === document &&
    (isModal(element) || matches(element, ':popover-open'));
  const toggled = (element: Element) => {
    openings.note(element);
    if (isOpen(element) && !open.includes(element)) open.push(element);
    onChange();
  };
  const shown = tellAfter(guard((self: unknown) => toggled(self as Element)));
  const patch = patchPage(window, PAGE_PATCHES.dialogs, () => shown);
  const look = (root: Document | ShadowRoot) => {
    for (const element of Array.from(root.querySelectorAll('[popover], dialog[open]')))
      if (isOpen(element) && !open.includes(element)) open.push(element);
  };

  return {
    toggled,
    meet(root) {
      toLook.add(root);
      onChange();
    },
    write() {
      for (const root of toLook) look(root);
      toLook.clear();
      // What was taken out of the page is closed without an event.
      open = open.filter(isOpen).sort((a, b) => openings.of(a) - openings.of(b));
      const nodes: TopLayerState['nodes'] = open.flatMap(element => {
        const id = book.idOf(element);
        return id > 0 ? [{ id, ...(isModal(element) && { modal: true as const }) }] : [];
      });
      const now = JSON.stringify(nodes);
      const id = book.idOf(document);
      if (now === told || id < 0) return [];
      told = now;
      return [{ kind: 'top', id, nodes }];
    },
    clear() {
      told = '[]';
      for (const root of rootsOf()) toLook.add(root);
    },
    stop() {
      patch.stop();
      open = [];
      toLook.clear();
    },
  };
}

const isModal = (element: Element) => element.localName === 'dialog' && matches(element, ':modal');

function matches(element: Element, selector: string): boolean {
  try {
    return element.matches(selector);
  } catch {
    return false; // A browser that does not know the state has nothing in it.
  }
}
