import type { Over } from './patchMember.js';

/** Calls what the page would have called, and tells of it afterwards; not of what has failed. `told` must not throw. */
export const tellAfter =
  (told: (self: unknown, args: readonly unknown[], result: unknown) => void): Over =>
  (self, args, below) => {
    const result = below();
    told(self, args, result);
    return result;
  };
