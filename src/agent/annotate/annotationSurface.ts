import type { Stoppable } from '../../browser/listen.js';
import type { Annotation } from '../../protocol/index.js';
import type { ControlSurface } from '../control/controlSurface.js';
import type { AnnotationTool } from './annotationTool.js';

/** The view, as far as it is drawn on. */
export interface AnnotationSurface extends Omit<ControlSurface, 'send' | 'focused' | 'hover'> {
  /** Draws it, for everybody. False: it could not be sent, and nobody sees it. */
  annotate(annotation: Annotation): boolean;
  /** A number that no drawing of this agent has had, over reloads of this window too. */
  nextId(): number;
}

/** What is drawn over a view, and what draws. */
export interface ViewAnnotations extends Stoppable {
  setTool(tool: AnnotationTool): void;
  /** The page that is shown is this recording now; `null`: none. What was drawn over another one is gone. */
  setPage(page: string | null): void;
  /** Shows what somebody has drawn over this page. */
  show(page: string, by: string, annotation: Annotation): void;
}
