import type { MessageToAgent } from '../../protocol/index.js';

export type LogEntry = Extract<MessageToAgent, { t: 'entry' }>;

/** A batch of which not all parts are here yet. */
export interface PartialBatch {
  page: string;
  kind: LogEntry['kind'];
  parts: number;
  pieces: readonly string[];
}

export interface WholeBatch {
  page: string;
  kind: LogEntry['kind'];
  /** The JSON text of an array of events. */
  data: string;
}

export type Assembly =
  | { outcome: 'wait'; partial: PartialBatch }
  | { outcome: 'whole'; batch: WholeBatch }
  /** The parts do not fit each other. */
  | { outcome: 'broken' };

/**
 * Joins the parts of a batch, which come as consecutive entries. A snapshot may begin at any time (its
 * page left the former batch unfinished and nothing before it matters); anything else must fit.
 */
export function assembleBatches(partial: PartialBatch | null, entry: LogEntry): Assembly {
  const { page, kind, part, parts, data } = entry;
  if (part >= parts) return { outcome: 'broken' };
  const starts = part === 0 && (partial === null || kind === 'snapshot');
  const continues =
    partial !== null &&
    partial.page === page &&
    partial.kind === kind &&
    partial.parts === parts &&
    partial.pieces.length === part;
  if (!starts && !continues) return { outcome: 'broken' };
  const pieces = starts || partial === null ? [data] : [...partial.pieces, data];
  if (pieces.length < parts) return { outcome: 'wait', partial: { page, kind, parts, pieces } };
  return { outcome: 'whole', batch: { page, kind, data: pieces.join('') } };
}
