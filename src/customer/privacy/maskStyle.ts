import { splitCss } from './splitCss.js';

/** Properties whose strings are names. */
const NAMES = /^(font|font-family|grid|grid-area|grid-template|grid-template-areas)$/;
/** What a custom property may say in a mask: a few sizes, small numbers and colours; words may be content. */
const SIZE =
  '(-?\\d{0,5}(\\.\\d{1,6})?(px|em|rem|%|vh|vw|vmin|vmax|dvh|svh|lvh|ch|ex|fr|deg|turn|ms|s)|-?\\d{1,3}(\\.\\d{1,4})?|#[\\da-f]{3,8}|(rgb|hsl)a?\\([\\d\\s.,%/]{1,40}\\))';
const SIZES = new RegExp(`^\\s*${SIZE}((\\s+|\\s*,\\s*)${SIZE}){0,5}\\s*$`, 'i');
const PROPERTY = /^\s*(-{0,2}[a-z][a-z\d-]*)\s*:([\s\S]*)$/i;

/**
 * What may be sent of an attribute `style` inside of a mask: declarations that neither name an address nor hold a
 * text. Everything that cannot be read goes.
 */
export function maskStyle(style: string): string {
  const kept: string[] = [];
  for (const { property, value, hasUrl, hasString } of declarationsOf(style)) {
    if (hasUrl || (hasString && !NAMES.test(property))) continue;
    // What the browser does not know styles nothing, and may be anything.
    if (typeof CSS !== 'undefined' && !CSS.supports(property, value.replace(/!\s*important\s*$/i, '').trim()))
      continue;
    if (/\b(image-set|image|element|cross-fade|attr|env)\(/i.test(value) || /\\/.test(value)) continue;
    if (property.startsWith('--') && !SIZES.test(value)) continue;
    // Names of what is defined elsewhere, in whatever words: they style nothing by themselves.
    if (
      /^(content|quotes|string-set|view-transition-name|anchor-name|container-name|container|will-change)$/.test(
        property,
      )
    )
      continue;
    kept.push(`${property}: ${value.trim()}`);
  }
  return kept.length === 0 ? '' : `${kept.join('; ')};`;
}

interface Declaration {
  property: string;
  value: string;
  hasUrl: boolean;
  hasString: boolean;
}

function declarationsOf(style: string): Declaration[] {
  const found: Declaration[] = [];
  let text = '';
  let hasUrl = false;
  let hasString = false;
  const end = () => {
    const [, name, value] = PROPERTY.exec(text) ?? [];
    if (name && value !== undefined)
      found.push({ property: name.startsWith('--') ? name : name.toLowerCase(), value, hasUrl, hasString });
    text = '';
    hasUrl = false;
    hasString = false;
  };
  for (const { kind, text: piece } of splitCss(style)) {
    if (kind === 'comment') continue;
    if (kind === 'url') hasUrl = true;
    if (kind === 'string') hasString = true;
    if (kind !== 'text') {
      text += piece;
      continue;
    }
    const [first = '', ...rest] = piece.split(';');
    text += first;
    for (const next of rest) {
      end();
      text = next;
    }
  }
  end();
  return found;
}
