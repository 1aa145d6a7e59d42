/** What is loaded when an agent draws. The interface to other files is `AnnotationsModule`. */
export { showAnnotations as openAnnotations } from '../annotations/showAnnotations.js';
