/** The clock and the timers of a window; tests bring their own. Times in ms. */
export interface Timers {
  /** Monotonic: never jumps with the wall clock. */
  now(): number;
  set(callback: () => void, delay: number): number;
  clear(timer: number): void;
}
