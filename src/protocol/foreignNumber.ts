/**
 * Nodes in frames of other origins have numbers from here on, far above those that a page's own recorder gives. Those
 * frames alone know which nodes are meant.
 */
export const FIRST_FOREIGN_NUMBER = 1_000_000_000;
