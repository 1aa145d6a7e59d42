import { describe, expect, it } from 'vitest';
import { createGapNotice } from '../../../server/src/log/createGapNotice.js';
import { createMemoryLog } from '../../../server/src/log/createMemoryLog.js';
import type { BatchPart, SessionLog } from '../../../server/src/log/sessionLog.js';

const A = 'A'.repeat(22);
const B = 'B'.repeat(22);
const part = (seq: number, rest: Partial<BatchPart> = {}): BatchPart => ({
  page: A,
  kind: 'changes',
  part: 0,
  parts: 1,
  data: `[${seq}]`,
  ...rest,
  seq,
});
const snapshot = (seq: number, rest: Partial<BatchPart> = {}) => part(seq, { kind: 'snapshot', ...rest });
const verdicts = async (log: SessionLog, parts: BatchPart[]) => {
  const types: string[] = [];
  for (const each of parts) types.push((await log.offer(each)).type);
  return types;
};
const kept = async (log: SessionLog) => (await log.readFrom(1, 1e9)).map(({ pos, data }) => `${pos}${data}`);

describe('createMemoryLog', () => {
  it('[LOG1] keeps parts that follow each other, with positions that grow by one', async () => {
    const log = createMemoryLog('e');
    expect(await verdicts(log, [snapshot(1), part(2), part(3)])).toEqual([
      'appended',
      'appended',
      'appended',
    ]);
    expect(await kept(log)).toEqual(['1[1]', '2[2]', '3[3]']);
  });

  it('[LOG2] does not keep a part twice, and says how far it is', async () => {
    const log = createMemoryLog('e');
    await verdicts(log, [snapshot(1), part(2)]);
    expect(await log.offer(part(1))).toEqual({ type: 'duplicate', lastSeq: 2 });
    expect(await kept(log)).toEqual(['1[1]', '2[2]']);
  });

  it('[LOG3] does not keep a part after a gap', async () => {
    const log = createMemoryLog('e');
    await verdicts(log, [snapshot(1), part(2)]);
    expect(await log.offer(part(4))).toEqual({ type: 'gap', expected: 3 });
    expect(await verdicts(log, [part(3), part(4)])).toEqual(['appended', 'appended']);
  });

  it('[LOG4] lets a snapshot jump forward, but only its first part', async () => {
    const log = createMemoryLog('e');
    await verdicts(log, [snapshot(1), part(2)]);
    expect(await verdicts(log, [snapshot(9, { parts: 3 }), snapshot(11, { part: 2, parts: 3 })])).toEqual([
      'appended',
      'gap',
    ]);
  });

  it('[LOG5] does not keep changes of a page that has no complete snapshot', async () => {
    const log = createMemoryLog('e');
    expect(await verdicts(log, [part(1), part(7)])).toEqual(['snapshotNeeded', 'snapshotNeeded']);
    expect(await kept(log)).toEqual([]);
    await log.offer(snapshot(1));
    expect(await log.offer(part(1, { page: B }))).toEqual({ type: 'snapshotNeeded' });
  });

  it('[LOG6] forgets what was before a complete snapshot, and not before an incomplete one', async () => {
    const log = createMemoryLog('e');
    await verdicts(log, [snapshot(1), part(2), snapshot(3, { parts: 2 })]);
    expect(await log.extent()).toMatchObject({ first: 1, last: 3, snapshotSize: 131, tailSize: 262 });
    await log.offer(snapshot(4, { part: 1, parts: 2 }));
    expect(await log.extent()).toEqual({ first: 3, last: 4, hasBase: true, snapshotSize: 262, tailSize: 0 });
    expect(await kept(log)).toEqual(['3[3]', '4[4]']);
  });

  it('[LOG6] keeps the old base when a snapshot is given up for a new one', async () => {
    const log = createMemoryLog('e');
    await verdicts(log, [snapshot(1), snapshot(2, { parts: 2 }), snapshot(3, { parts: 2 })]);
    expect(await log.extent()).toMatchObject({ first: 1, last: 3 });
    await log.offer(snapshot(4, { part: 1, parts: 2 }));
    expect(await log.extent()).toMatchObject({ first: 3, last: 4 });
  });

  it.each([
    ['a later part first', [part(2, { part: 1, parts: 2 })]],
    ['a part that is no part', [part(2, { part: 2, parts: 2 })]],
    ['another kind', [part(2, { parts: 2 }), snapshot(3, { part: 1, parts: 2 })]],
    ['another number of parts', [part(2, { parts: 2 }), part(3, { part: 1, parts: 3 })]],
    ['a part again', [part(2, { parts: 3 }), part(3, { part: 1, parts: 3 }), part(4, { part: 1, parts: 3 })]],
    ['a new batch before the end of the old', [part(2, { parts: 2 }), part(3)]],
  ])('[LOG7] does not keep parts that are out of order: %s', async (_name, parts) => {
    const log = createMemoryLog('e');
    await log.offer(snapshot(1));
    expect((await verdicts(log, parts)).at(-1)).toBe('outOfOrder');
    expect(await log.extent()).toMatchObject({ last: parts.length });
    expect((await log.offer(snapshot(20))).type).toBe('appended');
  });

  it('[LOG12] lets another page cut a batch off, and then wants a snapshot of the first', async () => {
    const log = createMemoryLog('e');
    await verdicts(log, [snapshot(1), part(2, { parts: 2 })]);
    expect(await log.standingOf(A)).toEqual({ lastSeq: 2, needSnapshot: false });
    await log.offer(snapshot(1, { page: B, parts: 2 }));
    expect(await log.standingOf(A)).toEqual({ lastSeq: 2, needSnapshot: true });
    expect(await log.standingOf(B)).toEqual({ lastSeq: 1, needSnapshot: false });
    expect((await log.offer(part(3, { part: 1, parts: 2 }))).type).toBe('snapshotNeeded');
    expect((await log.offer(snapshot(2, { page: B, part: 1, parts: 2 }))).type).toBe('appended');
  });

  it('[LOG12] lets a page whose batch was whole go on after another page only began a snapshot', async () => {
    const log = createMemoryLog('e');
    await verdicts(log, [snapshot(1), part(2), snapshot(1, { page: B, parts: 2 })]);
    expect(await log.standingOf(A)).toEqual({ lastSeq: 2, needSnapshot: false });
    expect((await log.offer(part(3))).type).toBe('appended');
    expect((await log.offer(snapshot(2, { page: B, part: 1, parts: 2 }))).type).toBe('outOfOrder');
  });

  it('[LOG19] knows how each page continues', async () => {
    const log = createMemoryLog('e');
    expect(await log.standingOf(A)).toEqual({ lastSeq: 0, needSnapshot: true });
    await verdicts(log, [snapshot(1), part(2)]);
    expect(await log.standingOf(A)).toEqual({ lastSeq: 2, needSnapshot: false });
    await log.offer(snapshot(1, { page: B }));
    expect(await log.standingOf(A)).toEqual({ lastSeq: 2, needSnapshot: true });
  });

  it('[LOG20] remembers the last hundred page loads', async () => {
    const log = createMemoryLog('e');
    for (let load = 0; load < 101; load += 1) await log.offer(snapshot(1, { page: `page${load}` }));
    expect((await log.standingOf('page0')).lastSeq).toBe(0);
    expect((await log.standingOf('page1')).lastSeq).toBe(1);
    expect(await log.extent()).toMatchObject({ first: 101, last: 101 });
  });

  it('[LOG11] is empty for good when it was dropped', async () => {
    const log = createMemoryLog('e');
    let told = 0;
    log.subscribe(() => {
      told += 1;
    });
    await log.offer(snapshot(1));
    await log.drop();
    expect((await log.offer(snapshot(2))).type).toBe('dropped');
    expect(await kept(log)).toEqual([]);
    expect(told).toBe(1);
  });

  it('reads about as much as it is asked for, but always something', async () => {
    const log = createMemoryLog('e');
    await verdicts(log, [snapshot(1), part(2), part(3)]);
    expect(await log.readFrom(1, 262)).toHaveLength(2);
    expect(await log.readFrom(2, 0)).toMatchObject([{ pos: 2 }]);
    expect(await log.readFrom(4, 100)).toEqual([]);
  });
});

describe('createGapNotice', () => {
  it('[LOG3] is due once for each gap, and again when the page went back', () => {
    const notice = createGapNotice();
    expect([notice.isDue(6, 5), notice.isDue(7, 5), notice.isDue(8, 5)]).toEqual([true, false, false]);
    // The page sent 5 again, which was lost as well, and now 6.
    expect([notice.isDue(6, 5), notice.isDue(7, 5)]).toEqual([true, false]);
    expect(notice.isDue(9, 8)).toBe(true);
    notice.reset();
    expect(notice.isDue(10, 8)).toBe(true);
  });
});
