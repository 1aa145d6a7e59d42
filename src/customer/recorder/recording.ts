import type { RecordedEvent } from '../../protocol/index.js';
import type { PagePrivacy } from '../privacy/pagePrivacy.js';

/** A running recording of this page. */
export interface Recording {
  stop(): void;
  /** Emits a new full snapshot; of a large page in a while. */
  takeSnapshot(): void;
  /** Tells now what has changed up to this moment, and brings the rules of privacy up to it. */
  update(): void;
  /** The node that was recorded under `id`, if it is still there. */
  nodeOf(id: number): Node | null;
  /** The number under which a node was recorded; -1 when it was not. */
  idOf(node: Node): number;
  /** Do agents see what is in this element? */
  isOpen(element: Element): boolean;
}

export interface RecordingOptions {
  emit(event: RecordedEvent): void;
  privacy: PagePrivacy;
  /** To be called with each element whose content is hidden from agents, when it is first recorded. */
  masked?(element: Element): void;
  /** The page cannot be recorded: nothing more will come. */
  failed?(): void;
}

export type StartRecording = (options: RecordingOptions) => Recording;
