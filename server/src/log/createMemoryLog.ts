import { judgePart, type OpenBatch, type PageStanding } from './judgePart.js';
import type { BatchPart, LogEntry, LogExtent, SessionLog, Verdict } from './sessionLog.js';
import { sizeOfEntry } from './sizeOfEntry.js';

/** The most page loads of a session that are remembered. One that was forgotten sends a new snapshot. */
const PAGES = 100;

type Base = { readonly page: string; readonly pos: number; readonly size: number };

/** A log in this process. `epoch`: 128 random bits in base64url. */
export function createMemoryLog(epoch: string): SessionLog {
  /** Invariant: contiguous positions; the first is the base's, if there is a base. */
  let entries: LogEntry[] = [];
  let last = 0;
  let totalSize = 0;
  let base: Base | null = null;
  let open: (OpenBatch & { readonly start: number; readonly size: number }) | null = null;
  let dropped = false;
  /** In the order of their last part. `unfinished`: another page came between the parts of a batch. */
  const pages = new Map<string, { lastSeq: number; unfinished: boolean }>();
  const listeners = new Set<() => void>();

  const first = () => entries[0]?.pos ?? last + 1;

  function standing(page: string): PageStanding {
    const known = pages.get(page);
    return {
      lastSeq: known?.lastSeq ?? 0,
      canContinue: known !== undefined && !known.unfinished && base?.page === page,
    };
  }

  function append(part: BatchPart): void {
    if (open !== null && open.page !== part.page) {
      const other = pages.get(open.page);
      if (other !== undefined) other.unfinished = true;
      open = null;
    }
    last += 1;
    const { seq, ...kept } = part;
    entries.push({ ...kept, pos: last });
    totalSize += sizeOfEntry(part);
    remember(part.page, seq);

    const begun = part.part === 0 ? { start: last, size: 0 } : open;
    if (begun === null) return;
    const size = begun.size + sizeOfEntry(part);
    if (part.part + 1 < part.parts) {
      const { page, kind, parts } = part;
      open = { page, kind, parts, nextPart: part.part + 1, start: begun.start, size };
    } else {
      open = null;
      if (part.kind === 'snapshot') rebase({ page: part.page, pos: begun.start, size });
    }
  }

  function remember(page: string, lastSeq: number): void {
    pages.delete(page);
    pages.set(page, { lastSeq, unfinished: false });
    const oldest = pages.keys().next();
    if (pages.size > PAGES && !oldest.done) pages.delete(oldest.value);
  }

  function rebase(next: Base): void {
    base = next;
    entries = entries.filter(entry => entry.pos >= next.pos);
    totalSize = entries.reduce((sum, entry) => sum + sizeOfEntry(entry), 0);
  }

  return {
    epoch,
    async offer(part): Promise<Verdict> {
      if (dropped) return { type: 'dropped' };
      const verdict = judgePart(part, standing(part.page), open);
      if (verdict.type !== 'appended') return verdict;
      append(part);
      for (const listener of [...listeners]) listener();
      return verdict;
    },
    async standingOf(page) {
      const { lastSeq, canContinue } = standing(page);
      // A snapshot on its way is as good as one that is there: its missing parts will be sent again.
      return { lastSeq, needSnapshot: !canContinue && open?.page !== page };
    },
    async extent(): Promise<LogExtent> {
      const snapshotSize = base?.size ?? 0;
      return {
        first: first(),
        last,
        hasBase: base !== null,
        snapshotSize,
        tailSize: totalSize - snapshotSize,
      };
    },
    async readFrom(pos, size) {
      const found: LogEntry[] = [];
      let length = 0;
      for (let index = Math.max(0, pos - first()); index < entries.length; index += 1) {
        const entry = entries[index];
        if (entry === undefined || (found.length > 0 && length + sizeOfEntry(entry) > size)) break;
        found.push(entry);
        length += sizeOfEntry(entry);
      }
      return found;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async drop() {
      dropped = true;
      entries = [];
      base = null;
      open = null;
      totalSize = 0;
      pages.clear();
      listeners.clear();
    },
  };
}
