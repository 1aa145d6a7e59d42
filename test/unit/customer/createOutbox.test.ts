import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createOutbox } from '../../../src/customer/transport/createOutbox.js';
import { type CustomerMessage, LIMITS, type RecordedEvent } from '../../../src/protocol/index.js';

type Part = CustomerMessage & { t: 'batch' };
const meta: RecordedEvent = { type: 4, timestamp: 1, data: { href: 'x' } };
const snapshot = (text = ''): RecordedEvent => ({ type: 2, timestamp: 1, data: { text } });
const change = (n: number, text = ''): RecordedEvent => ({ type: 3, timestamp: n, data: { n, text } });

const LAG = { after: 1000, holdMovesAt: 500, holdChangesAt: 2000 };

function setUp(maxOutstanding = 1000) {
  const sent: Part[] = [];
  const line = { up: true };
  const wanted = vi.fn();
  const tooLarge = vi.fn();
  const outbox = createOutbox({
    page: 'p'.repeat(22),
    send(part) {
      if (line.up) sent.push(part);
      return line.up;
    },
    requestSnapshot: wanted,
    tooLarge,
    gatherFor: 40,
    maxOutstanding,
    lag: LAG,
  });
  const snap = (text?: string) => {
    outbox.push(meta);
    outbox.push(snapshot(text));
  };
  const numbers = () => sent.map(part => part.seq);
  return { outbox, sent, line, wanted, tooLarge, snap, numbers };
}

describe('createOutbox', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('[OUT1] sends a full snapshot at once, and gathers changes for a moment', () => {
    const { outbox, sent, snap } = setUp();
    snap();
    outbox.resume(0, true);
    expect(sent).toMatchObject([{ seq: 1, kind: 'snapshot', part: 0, parts: 1 }]);
    expect(JSON.parse(sent[0]?.data ?? '')).toEqual([meta, snapshot()]);
    outbox.push(change(1));
    outbox.push(change(2));
    expect(sent).toHaveLength(1);
    vi.advanceTimersByTime(40);
    expect(sent[1]).toMatchObject({ seq: 2, kind: 'changes' });
    expect(JSON.parse(sent[1]?.data ?? '')).toEqual([change(1), change(2)]);
  });

  it('[OUT2] keeps what is not acknowledged and sends it again after a break, nothing twice, nothing lost', () => {
    const { outbox, sent, snap, line, numbers, wanted } = setUp();
    snap();
    outbox.resume(0, true);
    for (const n of [2, 3]) {
      outbox.push(change(n));
      outbox.flush();
    }
    outbox.acknowledge(1);
    line.up = false;
    outbox.suspend();
    outbox.push(change(4));
    outbox.flush();
    line.up = true;
    sent.length = 0;
    outbox.resume(2, false);
    expect(numbers()).toEqual([3, 4]);
    expect(wanted).not.toHaveBeenCalled();
  });

  it('[OUT3] asks for a snapshot when the server misses what is no longer kept', () => {
    const { outbox, snap, wanted } = setUp();
    snap();
    outbox.resume(0, true);
    outbox.push(change(2));
    outbox.flush();
    outbox.acknowledge(2);
    outbox.suspend();
    outbox.resume(0, true); // The server was started anew and has nothing.
    expect(wanted).toHaveBeenCalledTimes(1);
  });

  it('[OUT3] sends the snapshot that still waits rather than take another', () => {
    const { outbox, snap, wanted, numbers } = setUp();
    snap();
    outbox.resume(0, true);
    expect(wanted).not.toHaveBeenCalled();
    expect(numbers()).toEqual([1]);
  });

  it('[OUT4] gives up too much that waits, and sends a snapshot instead once the line is there', () => {
    const { outbox, sent, snap, wanted, line, numbers } = setUp(300);
    snap();
    outbox.resume(0, true);
    outbox.acknowledge(1);
    line.up = false;
    outbox.suspend();
    for (let n = 2; n < 20; n += 1) {
      outbox.push(change(n, 'x'.repeat(50)));
      outbox.flush();
    }
    line.up = true;
    sent.length = 0;
    outbox.resume(1, false);
    expect(numbers()).toEqual([]);
    expect(wanted).toHaveBeenCalledTimes(1);
    snap('new');
    expect(sent).toMatchObject([{ kind: 'snapshot', part: 0 }]);
    outbox.push(change(99));
    outbox.flush();
    expect(sent).toHaveLength(2);
    expect(sent[1]?.seq).toBe((sent[0]?.seq ?? 0) + 1);
  });

  it('[OUT5] waits on a slow line until all that is on its way has arrived before it asks for the snapshot', () => {
    const { outbox, snap, wanted, numbers } = setUp(300);
    snap();
    outbox.resume(0, true);
    for (let n = 2; n < 20; n += 1) {
      outbox.push(change(n, 'x'.repeat(50)));
      outbox.flush();
    }
    const last = numbers().at(-1) ?? 0;
    expect(last).toBeLessThan(19);
    outbox.acknowledge(last - 1);
    expect(wanted).not.toHaveBeenCalled();
    outbox.acknowledge(last);
    expect(wanted).toHaveBeenCalledTimes(1);
  });

  it('[OUT6] repeats from a gap, or asks for a snapshot when it cannot', () => {
    const { outbox, sent, snap, wanted, numbers } = setUp();
    snap();
    outbox.resume(0, true);
    for (const n of [2, 3, 4]) {
      outbox.push(change(n));
      outbox.flush();
    }
    outbox.acknowledge(2);
    sent.length = 0;
    outbox.repeatFrom(3);
    expect(numbers()).toEqual([3, 4]);
    outbox.repeatFrom(1);
    expect(wanted).toHaveBeenCalledTimes(1);
  });

  it('[OUT7] cuts a batch that is too long into parts that join to the whole', () => {
    const { outbox, sent, snap } = setUp(10 * LIMITS.partLength);
    outbox.resume(0, true);
    snap('y'.repeat(LIMITS.partLength * 2));
    expect(sent.map(({ seq, part, parts, kind }) => ({ seq, part, parts, kind }))).toEqual([
      { seq: 1, part: 0, parts: 3, kind: 'snapshot' },
      { seq: 2, part: 1, parts: 3, kind: 'snapshot' },
      { seq: 3, part: 2, parts: 3, kind: 'snapshot' },
    ]);
    expect(JSON.parse(sent.map(part => part.data).join(''))).toHaveLength(2);
  });

  it('[OUT8] says when a page is too large to be sent at all', () => {
    const { outbox, snap, tooLarge } = setUp();
    outbox.resume(0, true);
    snap('z'.repeat(LIMITS.partLength * LIMITS.parts));
    expect(tooLarge).toHaveBeenCalledTimes(1);
  });

  it('[OUT9] sends nothing after it was stopped', () => {
    const { outbox, snap, sent } = setUp();
    snap();
    outbox.push(change(1));
    outbox.stop();
    outbox.resume(0, false);
    vi.advanceTimersByTime(1000);
    expect(sent).toEqual([]);
  });
});
