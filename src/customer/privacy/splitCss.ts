/** A piece of CSS that means something as a whole. */
export interface CssPiece {
  kind: 'text' | 'string' | 'url' | 'comment';
  text: string;
}

/** Strings, addresses and comments of CSS, and what is between them. Joined, they are what was given. */
export function splitCss(css: string): CssPiece[] {
  const pieces: CssPiece[] = [];
  // A string that is left open ends with its line, as browsers read it; an open comment or address with the text.
  const special =
    /\/\*[\s\S]*?(?:\*\/|$)|"(?:\\[\s\S]|[^"\\\n])*(?:"|$|(?=\n))|'(?:\\[\s\S]|[^'\\\n])*(?:'|$|(?=\n))|(?:\burl|\bsrc)\(\s*(?:"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'|(?:\\[\s\S]|[^)\\])*)\s*(?:\)|$)/gi;
  let from = 0;
  for (const match of css.matchAll(special)) {
    if (match.index > from) pieces.push({ kind: 'text', text: css.slice(from, match.index) });
    const [text] = match;
    const kind = text.startsWith('/*') ? 'comment' : /^["']/.test(text) ? 'string' : 'url';
    pieces.push({ kind, text });
    from = match.index + text.length;
  }
  if (from < css.length) pieces.push({ kind: 'text', text: css.slice(from) });
  return pieces;
}
