/**
 * Something that pages do. It runs in the page and is the same for all recorders: chance comes from
 * `createRandom`. Each file beside this one, or in `apps/`, exports one as `scenario`.
 */
export interface Scenario {
  title: string;
  /** How much of it; measured once for each. */
  sizes: readonly number[];
  /** Makes the page on which the recorder then starts. */
  prepare(size: number): void;
  /** What is measured. Without it, what is measured is the start of the recorder on the page as prepared. */
  run?(size: number): void | Promise<void>;
}
