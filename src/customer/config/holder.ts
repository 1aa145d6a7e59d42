/** An object that a page has written, or may have; what is in it is anything. */
export type Holder = Record<string, unknown>;

export const isHolder = (value: unknown): value is Holder => typeof value === 'object' && value !== null;
