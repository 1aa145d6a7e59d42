/**
 * May an agent lead the customer there? To pages of this origin and of those that the site allows; never to an address
 * that carries its own content or program.
 */
export function judgeAddress(
  url: URL,
  { location }: Pick<Window, 'location'>,
  allowedOrigins: readonly string[],
): boolean {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return false;
  // What a name and a password in it mean, the customer would not see.
  if (url.username || url.password) return false;
  return url.origin === location.origin || allowedOrigins.includes(url.origin);
}
