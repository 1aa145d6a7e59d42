/** The nine digits in what a person typed, with any spaces, dashes and dots between them; `null` if it is none. */
export function readToken(typed: string): string | null {
  const digits = typed.replace(/[\s\u2010-\u2015\u2212.-]+/g, '');
  return /^\d{9}$/.test(digits) ? digits : null;
}
