import type { Stoppable } from '../../browser/listen.js';
import { createElement } from './createElement.js';
import { STYLES } from './styles.js';

export interface Surface extends Stoppable {
  /** Where the parts of the interface go. */
  root: HTMLElement;
  /** Puts the surface above whatever the page has opened in the top layer since. */
  raise(): void;
}

/**
 * Puts a layer over the page for the built-in interface. It is a service node, and a child of the
 * root element rather than of the body, so that pages that rewrite their body do not take it away.
 */
export function mountSurface(document: Document, markService: (element: Element) => void): Surface {
  const host = createElement(document, 'div');
  markService(host);
  const shadow = host.attachShadow({ mode: 'open' });
  const root = createElement(document, 'div', { class: 'surface' });
  applyStyles(document, shadow);
  shadow.append(root);
  document.documentElement.append(host);

  const raise = () => {
    if (!('popover' in host) || !host.isConnected) return;
    host.popover = 'manual';
    if (host.matches(':popover-open')) host.hidePopover();
    host.showPopover();
  };
  raise();
  return { root, raise, stop: () => host.remove() };
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
