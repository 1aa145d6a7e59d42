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

export function toAbsolute(address: string, base: string): string {
  try {
    return new URL(address, base).href;
  } catch {
    return address; // No address: what it means here, it means there.
  }
}
