import type { PrivacyPolicy } from '../../../../src/customer/privacy/policy.js';

/** A policy that hides nothing. */
export const showAll = (): PrivacyPolicy => ({
  of: () => 'visible',
  allowsSubmit: () => true,
  hides: () => false,
  remembers: () => false,
  noted: () => undefined,
  removed: () => undefined,
  follow: () => undefined,
  cares: () => false,
  refresh: () => [],
  explain: () => ({ privacy: 'visible', because: [] }),
  watchRoot: () => undefined,
  stop: () => undefined,
});
