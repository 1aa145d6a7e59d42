import type { CustomerMessage, MessageToCustomer } from '../../protocol/index.js';

export type AnnotateMessage = Extract<MessageToCustomer, { t: 'annotate' }>;

/** Shows what an agent draws. Never throws. */
export type ShowAnnotation = (message: AnnotateMessage) => void;

/** What of the session drawings need. */
export interface AnnotationSurroundings {
  send(message: CustomerMessage): boolean;
  /** Names the recording of this page that agents see; drawings on another one come too late. */
  page(): string;
  /** The node that agents know by this number. */
  nodeOf(id: number): Node | null;
  /** What of the interface drawings may lie in, under its parts; `null` when there is none. */
  overlay(): HTMLElement | null;
}

/** Connects the session with what shows drawings. */
export type OpenAnnotations = (surroundings: AnnotationSurroundings) => ShowAnnotation;
