const URLS = /url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"'\s]*))\s*\)/g;

/** The rules of a style sheet as text, with absolute addresses; `null` when the browser does not let us read it. */
export function describeSheet(sheet: CSSStyleSheet | null, base: string): string | null {
  if (!sheet) return null;
  try {
    if (sheet.disabled) return '';
    let text = '';
    for (const rule of Array.from(sheet.cssRules)) text += rule.cssText;
    return makeAbsolute(text, sheet.href ?? base);
  } catch {
    return null; // Of another origin: the agent's browser loads it by itself.
  }
}

/** Addresses in a style mean something else in the agent's copy, which has another base. */
export function makeAbsolute(css: string, base: string): string {
  if (!css.includes('url(')) return css;
  return css.replace(URLS, (whole, double?: string, single?: string, bare?: string) => {
    const address = double ?? single ?? bare ?? '';
    // Within the document (gradients, filters), or holding its content already.
    if (address === '' || address.startsWith('#') || address.startsWith('data:')) return whole;
    return `url("${toAbsolute(address, base)}")`;
  });
}

export function toAbsolute(address: string, base: string): string {
  try {
    return new URL(address, base).href;
  } catch {
    return address; // No address: what it means here, it means there.
  }
}

/** An element that holds a style sheet; in a picture it has small letters. */
export const isStyle = (node: Node | null): node is HTMLStyleElement =>
  node?.nodeName === 'STYLE' || node?.nodeName === 'style';
