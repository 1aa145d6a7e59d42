import { splitCss } from './splitCss.js';

/** Nothing but symbols of an icon font, punctuation and space says nothing. */
const HARMLESS = /^["'][\s\p{P}\p{S}\p{Co}]*["']?$/u;
/** An escape in a string, such as `\f101` of an icon font. */
const ESCAPE = /\\([\da-f]{1,6})\s?|\\([\s\S])/gi;

/** Where strings are names and not content; what is before the string, back to the start of the declaration. */
const NAME_PLACES =
  /(?:^|[\s;{])(?:font|font-family|grid|grid-area|grid-template|grid-template-areas|src|syntax|unicode-range)\s*:[^;{}]*$/i;
const NAME_RULES = /@(?:charset|namespace|property|layer|supports|font-face)[^;{}]*$/i;

/**
 * What may be sent of a style sheet that stands in a mask, or of a rule that styles something masked: it styles as
 * before, and shows no text and no picture. Strings that are content become asterisks; addresses and comments go.
 * `@import` goes with its address: what it brings has to be recorded as a sheet.
 * `attr()` may stay: attributes with content are not sent (`keepAttribute`).
 */
export function maskCssText(css: string): string {
  let result = '';
  for (const { kind, text } of splitCss(css)) {
    if (kind === 'text') result += text;
    else if (kind === 'url') result += 'none';
    else if (kind === 'string') result += isName(result) ? text : maskString(text);
  }
  return result.replace(/@import[^;]*(;|$)/gi, '');
}

/** Is the string that follows a name, or part of a selector in brackets? */
function isName(before: string): boolean {
  const since = before.slice(
    Math.max(before.lastIndexOf(';'), before.lastIndexOf('{'), before.lastIndexOf('}'), 0),
  );
  const bracket = since.lastIndexOf('[');
  const isAttribute =
    bracket > since.lastIndexOf(']') &&
    /^\[[^"']*=\s*$/.test(since.slice(bracket)) &&
    !/:\s*\[?$/.test(since.slice(0, bracket));
  return isAttribute || NAME_PLACES.test(since) || NAME_RULES.test(since) || /\bformat\(\s*$/.test(since);
}

function maskString(text: string): string {
  const plain = text.replace(ESCAPE, (_all, code: string | undefined, letter: string | undefined) =>
    code ? String.fromCodePoint(Math.min(Number.parseInt(code, 16) || 0xfffd, 0x10ffff)) : (letter ?? ''),
  );
  if (HARMLESS.test(plain)) return text;
  const quote = text[0] ?? '"';
  return `${quote}${plain
    .replace(/^["']|["']$/g, '')
    .replace(/[^\s]/gu, '*')
    .replace(/\s/g, ' ')}${quote}`;
}
