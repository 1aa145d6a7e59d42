import type { Variant } from './channel.js';

export interface KnownLeak {
  channel: string;
  variants: readonly Variant[];
}

/** What is known to leak, neither more nor less. Why is in docs/SPEC.md, "Known limits". */
export const KNOWN: readonly KnownLeak[] = [];
