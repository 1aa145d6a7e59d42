/**
 * The compact form in which a recorder writes down trees and changes: `data.n`, whole numbers, and `data.s`, the texts
 * that are new to the reader, in the order in which the numbers ask for them. It is read from front to back, and each
 * event leans on those before it, back to the last full snapshot. docs/PROTOCOL.md describes it.
 */

/** What stands where a node may stand. From `SHAPES` on: an element of a known shape, or of the next new one. */
export const END = 0;
export const MOVED = 1;
export const TEXT = 2;
export const DOCTYPE = 3;
export const DOCUMENT = 4;
export const SHAPES = 5;

/** Bits of a shape. */
export const IS_SVG = 1;
export const IS_CUSTOM = 2;
export const IS_HOST = 4;
export const IS_SHADOW = 8;
export const IS_MATHML = 16;

/** What stands where a value may stand. `PROSE`: a text that is not remembered. From `KNOWN` on: a text, or a text with other numbers, that came before. */
export const LITERAL = 0;
export const TRUE = 1;
export const NUMBER = 2;
export const NUMBERED = 3;
export const NOTHING = 4;
export const PROSE = 5;
export const KNOWN = 6;

/** The kinds of changes. `END`: there are no more. */
export const ADD = 1;
export const REMOVE = 2;
export const RETEXT = 3;
export const ATTRIBUTES = 4;

/** Stands for a number in a text that is known with other numbers. */
export const GAP = '\0';

/** Longer texts are not remembered, and their numbers are not looked for. */
export const LONGEST_KNOWN = 100;
/** So many texts are remembered between two full snapshots. */
export const MOST_KNOWN = 60_000;
