import { guardCallback } from '../../guard/guardCallback.js';
import type { Log } from '../../guard/log.js';

/**
 * Decides what agents see of an address. It is given the whole address, without user name and password, and gives
 * what is to be sent. What throws, or gives no string, counts as if there were none.
 */
export type UrlSanitizer = (url: string) => string;

/** An address, or a path from the root, without user, of which a browser's reader would change nothing. */
const PLAIN = /^(?:https?:\/\/[a-z\d.:-]+)?(?:\/(?![/.])[\w~!$&'()*+,;=:%.-]*)+$/;

/**
 * What may be sent of the address of a page or a link: without credentials, query and fragment, or what the site's own
 * function makes of it. A relative address without a site's function stays relative. What runs (`javascript:`) or
 * holds content itself (`data:`, `blob:`) is not sent.
 */
export function sanitizeUrl(url: string, base: string, sanitizer: UrlSanitizer | null, log: Log): string {
  if (!sanitizer) {
    const cut = url.replace(/[?#][\s\S]*$/, '');
    if (PLAIN.test(cut)) return cut;
  }
  const parsed = parse(url, base);
  if (!parsed || /^(javascript|vbscript|data|blob):$/.test(parsed.protocol)) return '';
  parsed.username = '';
  parsed.password = '';
  const wish = sanitizer
    ? guardCallback(sanitizer, log, 'urlSanitizerFailed', 'warn')(parsed.href)
    : undefined;
  if (typeof wish === 'string') return wish;
  const trimmed = url.trim();
  const isRelative = !/^([a-z][a-z\d+.-]*:|\/\/|\\\\|\/\\|\\\/)/i.test(trimmed);
  if (isRelative) return trimmed.replace(/[?#][\s\S]*$/, '');
  parsed.search = '';
  parsed.hash = '';
  return parsed.href;
}

function parse(url: string, base: string): URL | null {
  try {
    return new URL(url, base);
  } catch {
    return null; // No address: nothing of it is sent.
  }
}
