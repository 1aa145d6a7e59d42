/** Nine digits in groups of three, as people read them out: `535 176 834`. */
export function formatToken(token: string): string {
  return token.replace(/\d{3}(?=\d)/g, '$& ');
}
