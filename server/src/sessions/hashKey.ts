import { createHash } from 'node:crypto';

/** What is kept of a key. A plain hash is enough: a key is 256 random bits and cannot be guessed. */
export function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
