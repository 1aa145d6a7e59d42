import type { Log } from '../../guard/log.js';
import type { AnnotationSurroundings, ShowAnnotation } from '../session/pageAnnotations.js';

export interface AnnotationsOptions extends AnnotationSurroundings {
  window: Window & typeof globalThis;
  /** The name of the button that takes drawings away. */
  clearName: string;
  log: Log;
}

/** The file that is loaded when an agent draws for the first time. */
export interface AnnotationsModule {
  openAnnotations(options: AnnotationsOptions): ShowAnnotation;
}
