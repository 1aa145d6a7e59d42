/** `bytes` random bytes as base64url without padding: 16 bytes give 22 characters, 32 give 43. */
export function createRandomId(bytes: number, crypto: Pick<Crypto, 'getRandomValues'>): string {
  const random = crypto.getRandomValues(new Uint8Array(bytes));
  let binary = '';
  for (const byte of random) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
