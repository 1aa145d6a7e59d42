/** Wraps what is called from within the page's own code, so that it never throws there. */
export type Guard = <Args extends unknown[]>(callback: (...args: Args) => void) => (...args: Args) => void;

export const unguarded: Guard = callback => callback;
