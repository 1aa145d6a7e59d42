import type { ControlledPage } from './controlledPage.js';
import { refuseTarget } from './findTarget.js';
import { flatPath } from './flatPath.js';

/**
 * Moves the focus as a pressed button of a mouse does (HTML, focusing steps; UI Events 3.3): to the nearest
 * element that takes it, else away from what has it. Never to what agents may not act on: the focus stays then.
 */
export function focusFromPointer(page: ControlledPage, target: Element): void {
  const before = findActive(target.ownerDocument);
  for (const element of flatPath(target)) {
    const place = element.shadowRoot?.delegatesFocus ? findDelegate(element.shadowRoot) : element;
    if (!place || !mayTakeFocus(place)) continue;
    if (refuseTarget(page, place)) return;
    if (place === before || takeFocus(place, before)) return;
  }
  if (before) loseFocus(before);
}

/** The element that has the focus, also inside of shadow trees; `null`: none in particular. */
export function findActive(document: Document): Element | null {
  let found = document.activeElement;
  while (found?.shadowRoot?.activeElement) found = found.shadowRoot.activeElement;
  return found === document.body || found === document.documentElement ? null : found;
}

function findDelegate(root: ShadowRoot): Element | null {
  const active = root.activeElement;
  return active ?? Array.from(root.querySelectorAll('*')).find(mayTakeFocus) ?? null;
}

/** Whether it does is shown by trying. */
function mayTakeFocus(element: Element): boolean {
  const { tabIndex, isContentEditable } = element as HTMLElement;
  return (
    tabIndex >= 0 ||
    element.hasAttribute('tabindex') ||
    (isContentEditable && element.hasAttribute('contenteditable'))
  );
}

/** Past methods of the same name that pages put on their elements. */
function callOwn(element: Element, name: 'focus' | 'blur', ...args: unknown[]): void {
  const view = element.ownerDocument.defaultView;
  const owner = 'ownerSVGElement' in element ? view?.SVGElement : view?.HTMLElement;
  if (owner) Reflect.apply(owner.prototype[name], element, args);
}

function takeFocus(element: Element, before: Element | null): boolean {
  const gone = before ? hear(before, 'blur') : null;
  const come = hear(element, 'focus');
  callOwn(element, 'focus', { preventScroll: true });
  const told = come();
  const toldGone = gone?.() ?? true;
  const isThere = (element.getRootNode() as Document).activeElement === element;
  // Browsers move the focus in windows that are not in front, and tell nobody.
  if (isThere && before && !toldGone) tellLost(before, element);
  if (isThere && !told) {
    send(element, 'focus', before);
    send(element, 'focusin', before);
  }
  return told || isThere;
}

function loseFocus(element: Element): void {
  const told = hear(element, 'blur');
  callOwn(element, 'blur');
  if (!told() && findActive(element.ownerDocument) !== element) tellLost(element, null);
}

function tellLost(element: Element, to: Element | null): void {
  send(element, 'blur', to);
  send(element, 'focusout', to);
}

/** Begins to listen; what it gives ends that, and says whether there was such an event. */
function hear(element: Element, type: string): () => boolean {
  const { defaultView } = element.ownerDocument;
  let heard = false;
  const note = (event: Event) => {
    if (event.composedPath()[0] === element) heard = true;
  };
  // At the window, where no other listener can keep it from being heard.
  defaultView?.addEventListener(type, note, true);
  return () => {
    defaultView?.removeEventListener(type, note, true);
    return heard;
  };
}

function send(target: Element, type: string, relatedTarget: Element | null): void {
  const view = target.ownerDocument.defaultView;
  if (!view) return;
  const bubbles = type === 'focusin' || type === 'focusout';
  target.dispatchEvent(new view.FocusEvent(type, { bubbles, composed: true, view, relatedTarget }));
}
