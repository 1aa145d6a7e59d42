import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createOutbox } from '../../../src/customer/transport/createOutbox.js';
import type { CustomerMessage, RecordedEvent } from '../../../src/protocol/index.js';

type Part = CustomerMessage & { t: 'batch' };
type Data = Record<string, unknown>;

const put = (data: Data): RecordedEvent => ({ type: 3, timestamp: 1, data });
const change = (n: number, length = 0) => put({ source: 0, n, text: 'x'.repeat(length) });
const scroll = (id: number, y: number) => put({ source: 3, id, x: 0, y });
const move = (...xs: number[]) =>
  put({ source: 1, positions: xs.map(x => ({ id: 5, x, y: 0, timeOffset: 0 })) });

/** An outbox on a line that is there and does not say when anything has arrived. */
function openLine() {
  const sent: Part[] = [];
  const wanted = vi.fn();
  const outbox = createOutbox({
    page: 'p'.repeat(22),
    send: part => sent.push(part) > 0,
    requestSnapshot: wanted,
    tooLarge: vi.fn(),
    gatherFor: 40,
    maxOutstanding: 100_000,
    lag: { after: 1000, holdMovesAt: 500, holdChangesAt: 2000 },
  });
  const snap = () => outbox.push({ type: 2, timestamp: 1, data: {} });
  snap();
  outbox.resume(0, true);
  outbox.acknowledge(1);
  sent.length = 0;
  return {
    ...{ outbox, sent, wanted, snap },
    /** The data of all events sent since the last call. */
    take: () =>
      sent.splice(0).flatMap(({ data }) => (JSON.parse(data) as RecordedEvent[]).map(({ data: own }) => own)),
    /** Everything that was sent so far has arrived. */
    arrive: (last: number) => outbox.acknowledge(last),
    lag() {
      outbox.push(change(0, 600));
      vi.advanceTimersByTime(1100);
      sent.length = 0;
    },
  };
}

describe('a line that lags', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('[LIFE40] has moves and scrolls held back, and gets the last one of each when it has caught up', () => {
    const { outbox, take, lag, arrive } = openLine();
    lag();
    for (const y of [10, 20, 30]) outbox.push(scroll(7, y));
    outbox.push(scroll(8, 1));
    outbox.push(move(1, 2, 3));
    outbox.push(move(4, 5));
    outbox.push(change(1));
    vi.advanceTimersByTime(40);
    expect(take()).toEqual([change(1).data]);
    arrive(2);
    vi.advanceTimersByTime(40);
    expect(take()).toEqual([scroll(7, 30).data, scroll(8, 1).data, move(5).data]);
    outbox.push(scroll(7, 40));
    vi.advanceTimersByTime(40);
    expect(take()).toEqual([scroll(7, 40).data]);
  });

  it('[LIFE40] on a line that is quick, or has little on its way, nothing is held back', () => {
    const { outbox, take } = openLine();
    outbox.push(change(0, 600));
    vi.advanceTimersByTime(40);
    take();
    outbox.push(scroll(7, 10));
    outbox.push(scroll(7, 20));
    vi.advanceTimersByTime(40);
    expect(take()).toHaveLength(2);
    outbox.acknowledge(3);
    outbox.push(change(1, 100));
    vi.advanceTimersByTime(2000);
    take();
    outbox.push(scroll(7, 30));
    outbox.push(scroll(7, 40));
    vi.advanceTimersByTime(40);
    expect(take()).toHaveLength(2);
  });

  it('[LIFE40] what is held back of a page is not told after a new snapshot, and never after `stop`', () => {
    const { outbox, take, lag, snap, arrive } = openLine();
    lag();
    outbox.push(scroll(7, 10));
    snap();
    arrive(10);
    vi.advanceTimersByTime(100);
    expect(take()).toEqual([{}]);
    lag();
    outbox.push(scroll(7, 10));
    outbox.stop();
    outbox.flush();
    expect(take()).toEqual([]);
  });

  it('[LIFE40] is told the last place when the page goes and there is still time', () => {
    const { outbox, take, lag, arrive } = openLine();
    lag();
    outbox.push(scroll(7, 10));
    arrive(2);
    outbox.flush();
    expect(take()).toEqual([scroll(7, 10).data]);
  });

  it('[LIFE41] gets no changes at all when far too much waits, and a new snapshot when all has arrived', () => {
    const { outbox, sent, wanted, take, lag, snap, arrive } = openLine();
    lag();
    for (let n = 1; n <= 200; n += 1) {
      outbox.push(change(n, 100));
      vi.advanceTimersByTime(40);
    }
    // Nothing is given to the line beyond the threshold, so that nothing piles up behind it either.
    expect(sent.reduce((sum, { data }) => sum + data.length, 600)).toBeLessThan(2500);
    const last = sent.at(-1)?.seq ?? 0;
    arrive(last - 1);
    expect(wanted).not.toHaveBeenCalled();
    arrive(last);
    expect(wanted).toHaveBeenCalledTimes(1);
    take();
    outbox.push(change(201));
    vi.advanceTimersByTime(40);
    expect(take()).toEqual([]);
    snap();
    outbox.push(change(202));
    vi.advanceTimersByTime(40);
    expect(take()).toEqual([{}, change(202).data]);
  });

  it('[LIFE42] a lot that comes at once on a quick line is no lag', () => {
    const { outbox, wanted, take, arrive } = openLine();
    for (let n = 1; n <= 30; n += 1) outbox.push(change(n, 1000));
    vi.advanceTimersByTime(40);
    expect(take()).toHaveLength(30);
    arrive(2);
    expect(wanted).not.toHaveBeenCalled();
  });

  it('[LIFE42] each time a snapshot and what follows it did not get across, more may wait; after a calm time as before', () => {
    const { outbox, sent, lag, snap, wanted } = openLine();
    /** How much of a flood is given to the line. */
    const flood = () => {
      sent.length = 0;
      lag();
      for (let n = 1; n <= 100; n += 1) {
        outbox.push(change(n, 100));
        vi.advanceTimersByTime(40);
      }
      const given = sent.reduce((sum, { data }) => sum + data.length, 600);
      outbox.acknowledge(sent.at(-1)?.seq ?? 0);
      snap();
      outbox.acknowledge(Number.MAX_SAFE_INTEGER);
      return given;
    };
    const first = flood();
    expect(flood()).toBeGreaterThan(first * 1.5);
    expect(wanted).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(40_000);
    outbox.push(change(0));
    vi.advanceTimersByTime(40);
    outbox.acknowledge(Number.MAX_SAFE_INTEGER);
    expect(flood()).toBe(first);
  });
});
