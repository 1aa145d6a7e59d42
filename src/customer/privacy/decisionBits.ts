import type { Privacy } from './policy.js';

/**
 * What holds for an element, as bits. What holds around it holds for it too: bits are inherited by `|`, so that the
 * strictest wins without an order.
 */
export const SERVICE = 1;
/** Masked by a rule, an attribute or by itself; nothing inside can be shown again. */
export const MASK = 2;
export const CONTROL = 4;
/** Exempt from `privateByDefault`, and from nothing else. */
export const SHOW = 8;
export const ALLOW_SUBMIT = 16;

/** What is taken out of an element with one of these stays masked. */
export const HIDES = SERVICE | MASK;

/** Something around it has `MASK`. */
export const INSIDE = 32;
/** It has one of `HIDES` by itself. */
export const OWN_MASK = 64;
/** Above all bits. */
export const BITS = 128;

/** The bits that decide what is recorded. */
export const SEEN = SERVICE | MASK | CONTROL | SHOW;

export function readBits(bits: number, privateByDefault: boolean): Privacy {
  if (bits & SERVICE) return 'service';
  if (bits & MASK || (privateByDefault && !(bits & SHOW))) return 'masked';
  return bits & CONTROL ? 'control' : 'visible';
}
