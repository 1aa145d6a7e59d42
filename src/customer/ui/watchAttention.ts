import { listen, type Stoppable } from '../../browser/listen.js';
import { stopAll } from '../../browser/stopAll.js';

/** What the customer points at with the mouse, and what has the focus; in shadow trees and frames the innermost. */
export interface Attention {
  pointed: Element | null;
  focused: Element | null;
}

/**
 * Follows the mouse and the focus through the page, its open shadow trees and its frames of the same origin. A frame is
 * entered when the mouse or the focus comes into it, so that pages pay nothing for frames that nobody uses.
 */
export function watchAttention(page: Document, changed: (attention: Attention) => void): Stoppable {
  const attention: Attention = { pointed: null, focused: null };
  const entered = new Map<Document, Stoppable>();
  const set = (what: keyof Attention, target: EventTarget | null | undefined) => {
    const element = target && 'nodeType' in target && target.nodeType === 1 ? (target as Element) : null;
    const document = element && documentIn(element);
    if (document) return enter(document);
    if (attention[what] === element) return;
    attention[what] = element;
    changed(attention);
  };
  const enter = (document: Document) => {
    for (const [known, listeners] of entered)
      if (!known.defaultView && entered.delete(known)) listeners.stop();
    if (!entered.has(document)) entered.set(document, hear(document));
    // The event that led here is over; what has the focus by now is not told again.
    if (document !== page && document.hasFocus()) set('focused', document.activeElement);
  };
  const hear = (document: Document): Stoppable => {
    const on = (type: string, what: keyof Attention, isGone: (event: Event) => boolean) =>
      listen(document, type, event => set(what, isGone(event) ? null : event.composedPath()[0]), {
        capture: true,
        passive: true,
      });
    const leaves = (event: Event) => (event as MouseEvent).relatedTarget === null;
    return stopAll([
      on('mouseover', 'pointed', () => false),
      listen(document, 'mouseout', event => leaves(event) && set('pointed', null), { passive: true }),
      on('focusin', 'focused', () => false),
      on('focusout', 'focused', () => true),
      // The focus has gone into a frame, or away.
      ...(document.defaultView
        ? [listen(document.defaultView, 'blur', () => set('focused', activeIn(document)), { passive: true })]
        : []),
    ]);
  };
  enter(page);
  return {
    stop() {
      stopAll([...entered.values()]).stop();
      entered.clear();
    },
  };
}

/** The document of a frame that this page may read. */
function documentIn(element: Element): Document | null {
  if (element.localName !== 'iframe') return null;
  try {
    return (element as HTMLIFrameElement).contentDocument;
  } catch {
    return null; // Of another origin.
  }
}

/** The frame that has the focus, if one has it: of a page without focus, its last element counts as left. */
function activeIn(root: DocumentOrShadowRoot): Element | null {
  const { activeElement } = root;
  if (activeElement?.shadowRoot) return activeIn(activeElement.shadowRoot);
  return activeElement?.localName === 'iframe' ? activeElement : null;
}
