/** How much of a text survives a mask. */
export type TextMask =
  /** An asterisk for each character; white space stays, so that lines break where they did. For texts of the page. */
  | 'layout'
  /** As many asterisks as characters, white space included. For fields, with the option `maskLength: 'same'`. */
  | 'same'
  /** Always as many asterisks; none for nothing. For fields. */
  | 'fixed';

const FIXED = '*'.repeat(8);

/** Replaces a text by asterisks: one for each code point, so that nothing is told by what is left. */
export function maskText(text: string, mask: TextMask): string {
  if (mask === 'layout') return text.replace(/\S/gu, '*');
  if (mask === 'same') return text.replace(/[\s\S]/gu, '*');
  return text === '' ? '' : FIXED;
}
