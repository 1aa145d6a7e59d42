import {
  GLOBAL,
  HTML,
  type KeptValue,
  MATHML,
  SHEET,
  SVG_BOX,
  SVG_BOXES,
  SVG_PAINT,
  TYPE,
  TYPED,
} from './keptAttributes.js';
import { maskStyle } from './maskStyle.js';
import type { Privacy } from './policy.js';

const SVG = 'http://www.w3.org/2000/svg';
const MATH = 'http://www.w3.org/1998/Math/MathML';
/** What is of use to nobody on the other side: keys of policies, content that is recorded otherwise, things that act. */
const NEVER = /^(on.*|nonce|integrity|srcdoc|ping|formaction|autofocus)$/;
/** Where an address may be that runs. */
const ADDRESSES = /^((xlink:)?href|src|action|data|background|poster|cite|to|from|values|by)$/;

/**
 * What may be sent of an attribute: its value, another value, or `null` for nothing.
 *
 * Of a masked element only what is in the lists of `keptAttributes` is sent, and only with a value of the kind that
 * belongs there: structure and style survive, content does not. What is not known is content. An `id` goes too, and
 * with it what points to it. Addresses of links and pages are the matter of `sanitizeUrl`.
 *
 * @param name With its prefix, as `xlink:href`.
 * @param other Gives other attributes of the element; without it, links to style sheets are not known as such.
 */
export function keepAttribute(
  tag: string,
  namespace: string | null,
  name: string,
  value: string,
  privacy: Privacy,
  other: (name: string) => string | null = () => null,
): string | null {
  const key = name.toLowerCase();
  const element = tag.toLowerCase();
  if (privacy === 'service' || NEVER.test(key)) return null;
  if (ADDRESSES.test(key) && runs(value)) return null;
  if (privacy !== 'masked') return isFieldValue(element, key, other) ? null : value;
  if (key === 'style') return maskStyle(value);
  const isSheet = element === 'link' && /(^|\s)stylesheet(\s|$)/i.test(other('rel') ?? '');
  if (isSheet && key === 'href')
    return /^\s*(data|blob):/i.test(value) ? null : value.replace(/[?#][\s\S]*$/, '');
  const kept = findKept(element, namespace, key, isSheet);
  if (kept === '') return '';
  if (kept === undefined) return null;
  if (typeof kept === 'function') return kept(value, key);
  return kept === true || kept.test(value) ? value : null;
}

/** Is an attribute of this name kept as it is, on every element that is not masked? */
export function isPlainAttribute(name: string): boolean {
  const key = name.toLowerCase();
  return key !== 'value' && !NEVER.test(key) && !ADDRESSES.test(key);
}

function findKept(
  element: string,
  namespace: string | null,
  key: string,
  isSheet: boolean,
): KeptValue | undefined {
  const lists: Readonly<Record<string, KeptValue>>[] = [GLOBAL];
  if (namespace === SVG) lists.push(SVG_PAINT, ...(SVG_BOXES.test(element) ? [SVG_BOX] : []));
  else if (namespace === MATH) lists.push(MATHML);
  else if (!element.includes('-')) {
    lists.push(HTML);
    if (key === 'type' && TYPED.test(element)) return TYPE;
    if (isSheet || (element === 'style' && key === 'media')) lists.push(SHEET);
  }
  for (const list of lists) if (Object.hasOwn(list, key)) return list[key];
  return undefined;
}

/** A browser ignores spaces and control characters within the scheme. */
function runs(value: string): boolean {
  // Most addresses begin with a letter or a slash, and none of those two.
  if (/^[\w/#.](?<![jv])/i.test(value)) return false;
  const letters = Array.from(value, letter => (letter > ' ' ? letter : '')).join('');
  return /^(javascript|vbscript):/i.test(letters);
}

/** The policy masks these fields; whoever asks without it is told nothing either. */
function isFieldValue(element: string, key: string, other: (name: string) => string | null): boolean {
  return element === 'input' && key === 'value' && /^(password|hidden|file)$/i.test(other('type') ?? '');
}
