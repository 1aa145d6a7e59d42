import { describe, expect, it, vi } from 'vitest';
import { createMemoryLog } from '../../../server/src/log/createMemoryLog.js';
import { type LogPump, pumpLog } from '../../../server/src/log/pumpLog.js';
import type { SessionLog } from '../../../server/src/log/sessionLog.js';

const page = 'A'.repeat(22);
/** With what an entry costs besides: exactly 1000. */
const data = 'x'.repeat(1000 - 128);

function createWriter(log: SessionLog) {
  let seq = 0;
  const write = (kind: 'snapshot' | 'changes', part = 0, parts = 1) => {
    seq += 1;
    return log.offer({ page, seq, kind, part, parts, data });
  };
  return { snapshot: () => write('snapshot'), change: () => write('changes'), write };
}

function createReader(
  log: SessionLog,
  from = 1,
  window = 3000,
): { sent: number[]; pump: LogPump; fail: ReturnType<typeof vi.fn> } {
  const sent: number[] = [];
  const fail = vi.fn();
  const pump = pumpLog({ log, from, window, send: entry => sent.push(entry.pos), fail });
  return { sent, pump, fail };
}

const settle = () => new Promise(resolve => setImmediate(resolve));

describe('pumpLog', () => {
  it('[LOG17] sends what is there and what comes', async () => {
    const log = createMemoryLog('e');
    const writer = createWriter(log);
    await writer.snapshot();
    await writer.change();
    const { sent } = createReader(log);
    await settle();
    expect(sent).toEqual([1, 2]);
    await writer.change();
    await settle();
    expect(sent).toEqual([1, 2, 3]);
  });

  it('[LOG13] stops when as much is on the way as fits, and goes on when it was seen', async () => {
    const log = createMemoryLog('e');
    const writer = createWriter(log);
    await writer.snapshot();
    for (let count = 0; count < 9; count += 1) await writer.change();
    const { sent, pump } = createReader(log);
    await settle();
    expect(sent).toEqual([1, 2, 3]);
    expect(pump.seen(2)).toBe(true);
    await settle();
    expect(sent).toEqual([1, 2, 3, 4, 5]);
    pump.seen(5);
    await settle();
    expect(sent).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('[LOG13] sends an entry that is larger than the window', async () => {
    const log = createMemoryLog('e');
    const writer = createWriter(log);
    await writer.snapshot();
    await writer.change();
    const { sent, pump } = createReader(log, 1, 10);
    await settle();
    expect(sent).toEqual([1]);
    pump.seen(1);
    await settle();
    expect(sent).toEqual([1, 2]);
  });

  it('[LOG14] jumps to a new base when it is behind it', async () => {
    const log = createMemoryLog('e');
    const writer = createWriter(log);
    await writer.snapshot();
    for (let count = 0; count < 5; count += 1) await writer.change();
    const { sent, pump } = createReader(log);
    await settle();
    await writer.snapshot();
    await writer.change();
    pump.seen(3);
    await settle();
    expect(sent).toEqual([1, 2, 3, 7, 8]);
  });

  it('[LOG14] sends every entry to a reader who is not behind', async () => {
    const log = createMemoryLog('e');
    const writer = createWriter(log);
    const { sent, pump } = createReader(log);
    await writer.snapshot();
    await settle();
    pump.seen(1);
    await writer.write('snapshot', 0, 2);
    await settle();
    await writer.write('snapshot', 1, 2);
    await settle();
    expect(sent).toEqual([1, 2, 3]);
  });

  it('[LOG15] begins again at the base, whatever was on the way', async () => {
    const log = createMemoryLog('e');
    const writer = createWriter(log);
    for (let count = 0; count < 4; count += 1) await writer.snapshot();
    await writer.change();
    await writer.change();
    const { sent, pump } = createReader(log, 4);
    await settle();
    expect(sent).toEqual([4, 5, 6]);
    await pump.rewind();
    await settle();
    expect(sent).toEqual([4, 5, 6, 4, 5, 6]);
    // What the reader had seen of the first round may still arrive.
    expect(pump.seen(6)).toBe(true);
  });

  it('[LOG18] does not believe a reader who saw what was never sent', async () => {
    const log = createMemoryLog('e');
    const { pump } = createReader(log);
    await createWriter(log).snapshot();
    await settle();
    expect(pump.seen(1)).toBe(true);
    expect(pump.seen(2)).toBe(false);
  });

  it('sends nothing after it was stopped', async () => {
    const log = createMemoryLog('e');
    const { sent, pump } = createReader(log);
    pump.stop();
    await createWriter(log).snapshot();
    await settle();
    expect(sent).toEqual([]);
  });

  it('stops and says so when the log cannot be read', async () => {
    const log: SessionLog = { ...createMemoryLog('e'), readFrom: () => Promise.reject(new Error('gone')) };
    const { fail, sent } = createReader(log);
    await settle();
    expect(fail).toHaveBeenCalledTimes(1);
    expect(sent).toEqual([]);
  });
});
