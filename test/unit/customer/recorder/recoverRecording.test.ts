// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { recoverRecording } from '../../../../src/customer/recorder/recoverRecording.js';
import { startRecording } from '../../../../src/customer/recorder/startRecording.js';
import { createUnpacker, type RecordedEvent } from '../../../../src/protocol/index.js';
import { createTestLog } from '../../../harness/createTestLog.js';
import { plainRedaction } from './plainRedaction.js';
import { showAll } from './showAll.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

function setUp() {
  const log = createTestLog();
  const begin = vi.fn();
  const giveUp = vi.fn();
  const clear = vi.fn();
  const recovery = recoverRecording({ window, begin, giveUp, log });
  const fail = recovery.guardPass(() => {
    throw new Error('pass');
  }, clear);
  return { log, begin, giveUp, clear, recovery, fail };
}

describe('recoverRecording', () => {
  it('[REC122] a pass that throws asks for a new snapshot, and until it is there nothing is told', () => {
    const { log, begin, clear, recovery, fail } = setUp();
    const fine = vi.fn();
    const pass = recovery.guardPass(fine, clear);
    expect(fail).not.toThrow();
    pass();
    expect(fine).not.toHaveBeenCalled();
    expect(clear).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(0);
    expect(begin).toHaveBeenCalledTimes(1);
    recovery.snapshotTaken();
    pass();
    expect(fine).toHaveBeenCalledTimes(1);
    expect(log.codes('error')).toEqual(['passFailed']);
  });

  it('[REC123] passes that go on to throw get snapshots ever more rarely, and one line in the log', () => {
    const { log, begin, recovery, fail } = setUp();
    begin.mockImplementation(() => recovery.snapshotTaken());
    const times: number[] = [];
    const start = Date.now();
    for (let count = 0; count < 7; count += 1) {
      fail();
      while (begin.mock.calls.length <= count) vi.advanceTimersByTime(500);
      times.push(Date.now() - start);
    }
    const gaps = times.map((time, index) => time - (times[index - 1] ?? 0));
    expect(gaps.slice(1)).toEqual([3000, 6000, 12_000, 24_000, 48_000, 60_000]);
    expect(log.codes('error')).toEqual(['passFailed']);
    vi.advanceTimersByTime(200_000);
    fail();
    vi.advanceTimersByTime(500);
    expect(begin).toHaveBeenCalledTimes(8);
  });

  it('[REC124] a snapshot that fails is tried again twice; then the page is given up, with a line in the log', () => {
    const { log, begin, giveUp, recovery } = setUp();
    begin.mockImplementation(() => {
      throw new Error('snapshot');
    });
    expect(recovery.takeSnapshot).not.toThrow();
    vi.advanceTimersByTime(2999);
    expect([begin.mock.calls.length, giveUp.mock.calls.length]).toEqual([2, 0]);
    vi.advanceTimersByTime(1);
    expect([begin.mock.calls.length, giveUp.mock.calls.length]).toEqual([3, 1]);
    vi.advanceTimersByTime(100_000);
    expect(begin).toHaveBeenCalledTimes(3);
    expect(log.codes('error')).toEqual(['snapshotFailed']);
  });

  it('[REC124] one that succeeds makes the failures before it forgotten', () => {
    const { begin, giveUp, recovery } = setUp();
    for (let count = 0; count < 5; count += 1) {
      recovery.snapshotFailed(new Error('later'));
      vi.advanceTimersByTime(1000);
      recovery.snapshotTaken();
    }
    expect(begin).toHaveBeenCalledTimes(5);
    expect(giveUp).not.toHaveBeenCalled();
  });

  it('[REC122] nothing comes after `stop`, and what fails in clearing up does not matter', () => {
    const { begin, clear, recovery, fail } = setUp();
    clear.mockImplementation(() => {
      throw new Error('clear');
    });
    expect(fail).not.toThrow();
    recovery.stop();
    vi.advanceTimersByTime(10_000);
    expect(begin).not.toHaveBeenCalled();
  });
});

describe('a recording in which something breaks', () => {
  function record() {
    const events: RecordedEvent[] = [];
    const failed = vi.fn();
    const broken = { of: false };
    const log = createTestLog();
    const recording = startRecording(
      {
        emit: event => void events.push(event),
        failed,
        policy: {
          ...showAll(),
          of() {
            if (broken.of) throw new Error('broken');
            return 'visible';
          },
        },
        redact: plainRedaction,
        learnShadows: () => undefined,
      },
      log,
    );
    const pass = async () => {
      await vi.advanceTimersByTimeAsync(200);
      return events.splice(0).map(({ type }) => type);
    };
    return { recording, broken, failed, log, pass, events };
  }

  it('[REC122] shows the page as it is once it works again', async () => {
    const { recording, broken, log, pass, events } = record();
    expect(await pass()).toEqual([4, 2]);
    broken.of = true;
    document.body.append(document.createElement('p'));
    expect(await pass()).toEqual([]);
    document.body.append(document.createElement('h1'));
    expect(await pass()).toEqual([]);
    broken.of = false;
    await vi.advanceTimersByTimeAsync(3000);
    const snapshot = events.find(({ type }) => type === 2);
    const [plain] = (snapshot && createUnpacker()(snapshot)) ?? [];
    expect(JSON.stringify(plain)).toMatch(/"p".*"h1"/);
    events.length = 0;
    document.body.append(document.createElement('h2'));
    expect(await pass()).toEqual([3]);
    expect(log.codes('error')).toEqual(['passFailed']);
    recording.stop();
  });

  it('[REC124] ends when the page cannot be written down at all', async () => {
    const { recording, broken, failed } = record();
    broken.of = true;
    recording.takeSnapshot();
    await vi.advanceTimersByTimeAsync(5000);
    expect(failed).toHaveBeenCalledTimes(1);
    recording.stop();
  });
});
