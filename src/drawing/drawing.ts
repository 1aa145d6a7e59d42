import type { AnnotationKind } from '../protocol/index.js';

/** A box in CSS pixels. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** A point as fractions of the box that a drawing hangs on; `at`: when it came, ms. */
export interface DrawnPoint {
  x: number;
  y: number;
  at: number;
}

/** Something that an agent has drawn. */
export interface Drawing {
  readonly kind: AnnotationKind;
  /** The number of the node that it hangs on. */
  node: number;
  readonly points: DrawnPoint[];
  /** Grows with each change. */
  version: number;
}
