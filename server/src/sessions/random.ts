import { randomBytes, randomInt } from 'node:crypto';

/** The server's source of chance. */
export type Random = {
  /** 128 random bits in base64url. */
  id(): string;
  /** Nine digits, the first not zero, so that nobody drops it when typing. */
  token(): string;
};

export const secureRandom: Random = {
  id: () => randomBytes(16).toString('base64url'),
  token: () => String(randomInt(100_000_000, 1_000_000_000)),
};
