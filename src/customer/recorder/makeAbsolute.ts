const URLS = /url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"'\s]*))\s*\)/g;

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

/** A path from the root, of which a browser's reader of addresses would change nothing. */
const PLAIN_PATH = /^(?:\/(?![/.])[\w~!$&'()*+,;=:@%.-]*)+(?:[?#][!-~]*)?$/;
const ORIGIN = /^https?:\/\/[^/?#]+/;

export function toAbsolute(address: string, base: string): string {
  // Most links of most pages; reading addresses is slow.
  const origin = PLAIN_PATH.test(address) ? ORIGIN.exec(base)?.[0] : undefined;
  if (origin !== undefined) return origin + address;
  try {
    return new URL(address, base).href;
  } catch {
    return address; // No address: what it means here, it means there.
  }
}

/** An element that holds a style sheet. */
export const isStyle = (node: Node | null): node is HTMLStyleElement =>
  (node as Partial<Element> | null)?.localName === 'style';
