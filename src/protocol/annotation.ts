import * as v from 'valibot';
import { LIMITS } from './limits.js';
import { type Parsed, parse } from './parse.js';
import { count, sequence } from './primitives.js';

/** What an agent draws over the page. */
export type AnnotationKind = 'laser' | 'ink' | 'box' | 'arrow' | 'highlight';

/**
 * A fraction of the width or height of the box of the node that a drawing hangs on, from its left upper corner. It
 * may lie outside of that box, because what is drawn may be larger than what it was begun on.
 */
const fraction = v.pipe(v.number(), v.minValue(-LIMITS.outside), v.maxValue(LIMITS.outside));
const kind: v.PicklistSchema<readonly AnnotationKind[], undefined> = v.picklist([
  'laser',
  'ink',
  'box',
  'arrow',
  'highlight',
]);

/** What an agent draws, or takes away. It shows people something, and does nothing in the page. */
const annotation = v.variant('do', [
  /**
   * A drawing, or how it goes on: its points from number `from` on are these, and `node` is what it hangs on from now
   * on. `id` names it among the drawings of its agent. A box and an arrow have two points; what is highlighted, none.
   */
  v.object({
    do: v.literal('draw'),
    id: sequence,
    kind,
    node: sequence,
    from: v.pipe(count, v.maxValue(LIMITS.drawnPoints)),
    points: v.pipe(v.array(v.tuple([fraction, fraction])), v.maxLength(LIMITS.drawnPoints)),
  }),
  /** Nothing of what any agent has drawn is shown any more. */
  v.object({ do: v.literal('clear') }),
]);

export type Annotation = v.InferOutput<typeof annotation>;

export { annotation as annotationSchema };

export function parseAnnotation(input: unknown): Parsed<Annotation> {
  return parse(annotation, input);
}
