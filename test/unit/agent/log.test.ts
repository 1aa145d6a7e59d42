import { describe, expect, it } from 'vitest';
import { assembleBatches, type LogEntry } from '../../../src/agent/connection/assembleBatches.js';
import { type EventBatch, followLog } from '../../../src/agent/connection/followLog.js';
import { enterLog, judgeEntry } from '../../../src/agent/connection/placeInLog.js';
import { createTestLog } from '../../harness/createTestLog.js';
import { EPOCH, entry, OTHER_PAGE, PAGE } from './fixtures.js';

const OTHER_EPOCH = 'f'.repeat(22);

describe('assembleBatches', () => {
  it('[AGT20] joins the parts of a batch in their order', () => {
    const first = assembleBatches(null, entry({ pos: 1, kind: 'snapshot', parts: 3, data: '[{' }));
    expect(first.outcome).toBe('wait');
    if (first.outcome !== 'wait') return;
    const second = assembleBatches(
      first.partial,
      entry({ pos: 2, kind: 'snapshot', part: 1, parts: 3, data: '}' }),
    );
    if (second.outcome !== 'wait') throw new Error('wanted to wait');
    expect(
      assembleBatches(second.partial, entry({ pos: 3, kind: 'snapshot', part: 2, parts: 3, data: ']' })),
    ).toEqual({ outcome: 'whole', batch: { page: PAGE, kind: 'snapshot', data: '[{}]' } });
  });

  it('[AGT21] finds parts that do not fit each other', () => {
    const partial = { page: PAGE, kind: 'changes' as const, parts: 3, pieces: ['a'] };
    const wrong: Partial<LogEntry>[] = [
      { part: 2, parts: 3 },
      { part: 1, parts: 2 },
      { part: 1, parts: 3, page: OTHER_PAGE },
      { part: 1, parts: 3, kind: 'snapshot' },
      { part: 0, parts: 1 },
    ];
    for (const fields of wrong)
      expect(assembleBatches(partial, entry({ pos: 2, ...fields })).outcome).toBe('broken');
    expect(assembleBatches(null, entry({ pos: 1, part: 1, parts: 2 })).outcome).toBe('broken');
    expect(assembleBatches(null, entry({ pos: 1, part: 0, parts: 0 })).outcome).toBe('broken');
  });

  it('[AGT22] lets a snapshot begin in the middle of a batch that its page has left', () => {
    const partial = { page: PAGE, kind: 'changes' as const, parts: 3, pieces: ['a'] };
    expect(assembleBatches(partial, entry({ pos: 2, kind: 'snapshot', page: OTHER_PAGE }))).toEqual({
      outcome: 'whole',
      batch: { page: OTHER_PAGE, kind: 'snapshot', data: '[]' },
    });
  });
});

describe('judgeEntry', () => {
  const place = { epoch: EPOCH, last: 5, waiting: 'no' as const };

  it('[AGT23] takes the next entry, or the beginning of a snapshot wherever it is', () => {
    expect(judgeEntry(place, entry({ pos: 6 }))).toBe('take');
    expect(judgeEntry(place, entry({ pos: 9, kind: 'snapshot' }))).toBe('take');
    expect(judgeEntry(place, entry({ pos: 2, kind: 'snapshot' }))).toBe('take');
  });

  it('[AGT24] sees a gap, another log and a beginning that is none, and skips what it has', () => {
    expect(judgeEntry(place, entry({ pos: 7 }))).toBe('gap');
    expect(judgeEntry(place, entry({ pos: 9, kind: 'snapshot', part: 1, parts: 2 }))).toBe('gap');
    expect(judgeEntry(place, entry({ pos: 6, epoch: OTHER_EPOCH }))).toBe('gap');
    expect(judgeEntry({ epoch: EPOCH, last: null, waiting: 'first' }, entry({ pos: 1 }))).toBe('gap');
    expect(judgeEntry(place, entry({ pos: 5 }))).toBe('skip');
    expect(judgeEntry({ ...place, waiting: 'asked' }, entry({ pos: 6 }))).toBe('skip');
  });

  it('[AGT25] keeps its place in the same log and starts over in another', () => {
    expect(enterLog(place, EPOCH)).toBe(place);
    expect(enterLog(place, OTHER_EPOCH)).toEqual({ epoch: OTHER_EPOCH, last: null, waiting: 'first' });
    expect(enterLog({ ...place, waiting: 'asked' }, EPOCH)).toMatchObject({ waiting: 'first' });
  });
});

describe('followLog', () => {
  function start() {
    const batches: EventBatch[] = [];
    const taken: number[] = [];
    let asked = 0;
    const follower = followLog({
      deliver: batch => void batches.push(batch),
      askResync: () => {
        asked += 1;
      },
      taken: pos => void taken.push(pos),
      log: createTestLog(),
    });
    return { follower, batches, taken, asked: () => asked };
  }

  it('[AGT26] hands on whole batches in order and says what it took', () => {
    const { follower, batches, taken, asked } = start();
    follower.enter(EPOCH);
    const data = JSON.stringify([{ type: 3, timestamp: 1, data: {} }]);
    follower.handleEntry(entry({ pos: 4, kind: 'snapshot', parts: 2, data: data.slice(0, 9) }));
    expect(batches).toEqual([]);
    follower.handleEntry(entry({ pos: 5, kind: 'snapshot', part: 1, parts: 2, data: data.slice(9) }));
    follower.handleEntry(entry({ pos: 6 }));
    expect(batches.map(batch => [batch.kind, batch.events.length])).toEqual([
      ['snapshot', 1],
      ['changes', 0],
    ]);
    expect(taken).toEqual([4, 5, 6]);
    expect(follower.place()).toEqual({ epoch: EPOCH, pos: 6 });
    expect(asked()).toBe(0);
  });

  it('[AGT27] asks for the log at a gap, and takes nothing until its snapshot comes', () => {
    const { follower, batches, asked } = start();
    follower.enter(EPOCH);
    follower.handleEntry(entry({ pos: 1, kind: 'snapshot' }));
    follower.handleEntry(entry({ pos: 3 }));
    follower.handleEntry(entry({ pos: 4 }));
    expect(asked()).toBe(1);
    expect(follower.place()).toBeUndefined();
    expect(batches).toHaveLength(1);
    follower.handleEntry(entry({ pos: 1, kind: 'snapshot' }));
    follower.handleEntry(entry({ pos: 2 }));
    expect(batches).toHaveLength(3);
  });

  it('[AGT28] asks for the log when a batch is not JSON, or not events', () => {
    for (const data of ['[', '{}', '[{"type":99}]', '[{"type":3,"timestamp":1}]']) {
      const { follower, batches, asked } = start();
      follower.enter(EPOCH);
      follower.handleEntry(entry({ pos: 1, kind: 'snapshot', data }));
      expect([asked(), batches.length]).toEqual([1, 0]);
    }
  });

  it('[AGT29] goes on with changes while a view only wants the log again', () => {
    const { follower, batches, asked } = start();
    follower.enter(EPOCH);
    follower.want('viewMounted');
    expect(asked()).toBe(0);
    follower.handleEntry(entry({ pos: 1, kind: 'snapshot' }));
    follower.want('replayFailed');
    follower.handleEntry(entry({ pos: 2 }));
    expect([asked(), batches.length]).toEqual([1, 2]);
  });

  it('[AGT30] continues a batch whose parts came on two connections', () => {
    const { follower, batches } = start();
    follower.enter(EPOCH);
    follower.handleEntry(entry({ pos: 1, kind: 'snapshot', parts: 2, data: '[' }));
    follower.enter(EPOCH);
    follower.handleEntry(entry({ pos: 2, kind: 'snapshot', part: 1, parts: 2, data: ']' }));
    expect(batches).toHaveLength(1);
  });
});
