import type { PagePrivacy } from '../../../src/customer/privacy/pagePrivacy.js';

/** A page without rules of its own. */
export const openPrivacy = (): PagePrivacy => ({
  rules: () => [],
  served: () => ({ sets: [] }),
  privateByDefault: false,
  maskLength: 'fixed',
  urlSanitizer: undefined,
  marked: new WeakSet(),
  told: new WeakSet(),
  kept: null,
});
