/**
 * The element that has the focus, through open shadow roots and frames of the page's own origin. Where nothing has it, the
 * body of the innermost document, as for keys (UI Events).
 */
export function findFocus(window: Window): Element {
  const { document } = window;
  let found: Element | null = document.activeElement;
  for (;;) {
    const inner: Element | null | undefined =
      found?.shadowRoot?.activeElement ?? (found && documentIn(found)?.activeElement);
    if (!inner) return found ?? document.body ?? document.documentElement;
    found = inner;
  }
}

/** Does nothing have the focus but the document itself? */
export function isUnfocused(element: Element): boolean {
  const { body, documentElement } = element.ownerDocument;
  return element === body || element === documentElement;
}

/** The document in a frame element, if it may be reached. */
export function documentIn(element: Element): Document | null {
  return 'contentDocument' in element ? (element as HTMLIFrameElement).contentDocument : null;
}

/** The window that a node's events belong to. */
export function windowOf(element: Element): Window & typeof globalThis {
  return element.ownerDocument.defaultView ?? window;
}
