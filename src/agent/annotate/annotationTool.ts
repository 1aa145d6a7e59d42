/** What the agent's pointer does over the view. */
export type AnnotationTool =
  /** Points, and acts in control. */
  | 'point'
  /** Leaves a trail that fades within a second or two. */
  | 'laser'
  /** Draws freely. */
  | 'ink'
  | 'box'
  | 'arrow'
  /** Frames an element. */
  | 'highlight';
