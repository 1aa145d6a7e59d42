import type { FuzzModel } from './sealNodes.js';

export type FillSecret = (element: Element) => void;

/** Runs in the page, after `sealNodes`: gives it a function that writes a secret into a sealed element, in one of many ways. */
export function fillSecrets(): void {
  const { fuzz } = window as unknown as { fuzz: FuzzModel };
  const { random, pick, closed, word } = fuzz;
  /** Writes secrets into a sealed element, in one of many ways. */
  const fill = (element: Element) => {
    const secret = word(element, 'filled');
    const html = element as HTMLElement;
    switch (element.nodeName) {
      case 'INPUT':
      case 'TEXTAREA':
        if (random(2)) (element as HTMLInputElement).value = secret;
        else element.setAttribute(pick(['value', 'placeholder', 'title']), secret);
        element.dispatchEvent(new Event('input', { bubbles: true }));
        return;
      case 'SELECT':
        (element as HTMLSelectElement).add(new Option(secret, secret));
        return;
      case 'IMG':
        element.setAttribute(pick(['alt', 'src', 'srcset']), secret);
        return;
      case 'STYLE':
        fillStyle(element as HTMLStyleElement, secret);
        return;
      case 'svg':
        element.innerHTML = `<text>${secret}</text>`;
        return;
    }
    const ways = [
      () => html.append(secret),
      () => html.prepend(document.createTextNode(secret), document.createComment(secret)),
      () => element.setAttribute(pick(['title', 'aria-label', 'data-x', 'id', 'href', 'onclick']), secret),
      () => html.style?.setProperty('background-image', `url(/${secret})`),
      () => html.style?.setProperty('--text', `"${secret}"`),
      () => {
        const text = Array.from(element.childNodes).find(({ nodeType }) => nodeType === 3);
        if (text) (text as Text).data = secret;
        else html.append(secret);
      },
      () => {
        const root = closed.get(element) ?? element.shadowRoot;
        root?.append(secret);
      },
      () => adopt(element, secret),
      () => styleFromOutside(element, secret),
    ];
    pick(ways)();
  };
  const fillStyle = (style: HTMLStyleElement, secret: string) => {
    const rule = `.x::before { content: "${secret}"; background: url(/${secret}); }`;
    const { sheet } = style;
    const way = random(3);
    if (!sheet || way === 0) style.textContent = rule;
    else if (way === 1 || !sheet.cssRules[0]) sheet.insertRule(rule);
    else (sheet.cssRules[0] as CSSStyleRule).style.setProperty('content', `"${secret}"`);
  };
  const adopt = (element: Element, secret: string) => {
    const root = closed.get(element) ?? element.shadowRoot;
    const view = element.ownerDocument.defaultView;
    if (!root || !view) return;
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(`*::before { content: "${secret}"; }`);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets.slice(-1), sheet];
  };
  let classes = 0;
  /** A rule in what agents see, for something that they do not. */
  const styleFromOutside = (element: Element, secret: string) => {
    if (element.getRootNode() !== document) return;
    classes += 1;
    element.classList.add(`s${classes}`);
    const { sheet } = document.getElementById('rules') as HTMLStyleElement;
    if (sheet && sheet.cssRules.length > 20) sheet.deleteRule(random(20));
    sheet?.insertRule(`.s${classes}::before { content: "${secret}"; background: url("/${secret}"); }`);
  };
  (window as { fillSecret?: FillSecret }).fillSecret = fill;
}
