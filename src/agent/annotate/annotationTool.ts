import type { AnnotationKind } from '../../protocol/index.js';

/** What the agent's pointer does over the view: `point` points, and acts in control; all others draw. */
export type AnnotationTool = 'point' | AnnotationKind;
