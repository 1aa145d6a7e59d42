/** A token as a log may show it: enough to find the session with its customer, not enough to join it. */
export function shortenToken(token: string): string {
  return `${token.slice(0, 3)}…`;
}
