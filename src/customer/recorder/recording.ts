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
}

export type StartRecording = (options: RecordingOptions) => Recording;
