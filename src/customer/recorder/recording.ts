import type { RecordedEvent } from '../../protocol/index.js';

/** A running recording of this page. */
export interface Recording {
  stop(): void;
  /** Emits a new full snapshot. Call it from a task of its own, when no DOM change is half noticed. */
  takeSnapshot(): void;
  /** The node that was recorded under `id`, if it is still there. */
  nodeOf(id: number): Node | null;
  /** The number under which a node was recorded; -1 when it was not. */
  idOf(node: Node): number;
}

export interface RecordingOptions {
  emit(event: RecordedEvent): void;
  /** Matches the roots of what must not be recorded at all. */
  blockSelector: string;
  /** To be called with each element whose content is hidden from agents, when it is first recorded. */
  masked?(element: Element): void;
}

export type StartRecording = (options: RecordingOptions) => Recording;
