import type { TopLayerState } from '../../protocol/index.js';
import type { NodeMirror } from './nodeMirror.js';

export interface TopLayerHold {
  apply(state: TopLayerState): void;
  /** Brings the copy back to what was told, after nodes of it were built anew. */
  follow(): void;
}

/**
 * Shows what lies in the top layer of each document, and in the order that it has on the customer's page: what is
 * above the first difference is closed and opened again.
 */
export function holdTopLayer(mirror: NodeMirror): TopLayerHold {
  const wanted = new Map<number, TopLayerState['nodes']>();
  const shown = new Map<number, HTMLElement[]>();
  /** Popovers whose kind was changed for as long as they are shown. */
  const kinds = new WeakMap<Element, string>();

  const close = (element: HTMLElement) => {
    if (matches(element, ':popover-open')) element.hidePopover();
    const kind = kinds.get(element);
    if (kind !== undefined) element.setAttribute('popover', kind);
    kinds.delete(element);
    if (!matches(element, ':modal')) return;
    // Without the attribute it counts as closed, and stays on top all the same.
    element.setAttribute('open', '');
    (element as HTMLDialogElement).close();
  };
  const open = (element: HTMLElement, isModal: boolean) => {
    if (!element.isConnected) return;
    close(element);
    if (!isModal) return element.showPopover?.();
    // The attribute alone has opened it where it stands.
    element.removeAttribute('open');
    (element as HTMLDialogElement).showModal?.();
  };
  const find = (document: number) =>
    (wanted.get(document) ?? []).flatMap(({ id, modal }) => {
      const element = mirror.getNode(id) as HTMLElement | null;
      return element ? [{ element, isModal: modal === true }] : [];
    });
  const show = (document: number) => {
    const nodes = find(document);
    const before = shown.get(document) ?? [];
    const isShown = ({ element, isModal }: (typeof nodes)[number]) =>
      matches(element, isModal ? ':modal' : ':popover-open');
    let same = 0;
    for (const node of nodes) {
      if (before[same] !== node.element || !isShown(node)) break;
      same += 1;
    }
    if (same === nodes.length && same === before.length) return;
    for (const element of before.slice(same).reverse()) close(element);
    for (const { element, isModal } of nodes.slice(same)) open(element, isModal);
    // One popover closes others, unless a button of theirs has opened it: which did, is not known here.
    if (!nodes.every(isShown))
      for (const { element, isModal } of nodes) {
        close(element);
        const kind = element.getAttribute('popover');
        if (!isModal && kind !== null) {
          element.setAttribute('popover', 'manual');
          kinds.set(element, kind);
          element.showPopover?.();
        } else open(element, isModal);
      }
    shown.set(
      document,
      nodes.map(({ element }) => element),
    );
  };

  return {
    apply({ id, nodes }) {
      wanted.set(id, nodes);
      show(id);
    },
    follow() {
      // What has only been opened or closed since is told next.
      for (const document of wanted.keys())
        if (find(document).some(({ element }) => !shown.get(document)?.includes(element))) show(document);
    },
  };
}

function matches(element: Element, selector: string): boolean {
  try {
    return element.matches(selector);
  } catch {
    return false; // A browser that does not know the state.
  }
}
