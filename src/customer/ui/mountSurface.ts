import type { Stoppable } from '../../browser/listen.js';
import type { Language } from './chooseLanguage.js';
import { createElement } from './createElement.js';
import { STYLES } from './styles.js';

export interface Surface extends Stoppable {
  /** Where the parts of the interface go. */
  root: HTMLElement;
  /** Puts the surface above whatever the page has opened in the top layer since. */
  raise(): void;
}

/** What pages listen to for shortcuts, and to keep the focus in dialogs that they have made themselves. */
const KEPT_FROM_PAGE = ['focusin', 'focusout', 'keydown', 'keypress', 'keyup'];

/**
 * Puts a layer over the page for the built-in interface. It is a service node, and a child of the
 * root element rather than of the body, so that pages that rewrite their body do not take it away.
 */
export function mountSurface(
  document: Document,
  markService: (element: Element) => void,
  { lang, dir }: Language,
): Surface {
  const host = createElement(document, 'div');
  markService(host);
  const shadow = host.attachShadow({ mode: 'open' });
  const root = createElement(document, 'div', { class: 'surface', lang, dir });
  for (const type of KEPT_FROM_PAGE) root.addEventListener(type, event => event.stopPropagation());
  applyStyles(document, shadow);
  shadow.append(root);
  document.documentElement.append(host);

  const raise = () => {
    undoZoom(document, root);
    if (!('popover' in host) || !host.isConnected) return;
    host.popover = 'manual';
    if (host.matches(':popover-open')) host.hidePopover();
    host.showPopover();
  };
  raise();
  return { root, raise, stop: () => host.remove() };
}

/** The one style of the root element that reaches into a top layer; pointers would lie in wrong places. */
function undoZoom(document: Document, root: HTMLElement): void {
  const zoom = Number(document.defaultView?.getComputedStyle(document.documentElement).zoom);
  if (zoom > 0) root.style.zoom = zoom === 1 ? '' : String(1 / zoom);
}

/** Constructed sheets pass a Content Security Policy that forbids inline styles; old browsers get an element. */
function applyStyles(document: Document, shadow: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLES);
    shadow.adoptedStyleSheets = [sheet];
  } catch {
    shadow.append(createElement(document, 'style', {}, [STYLES])); // No constructed sheets here.
  }
}
