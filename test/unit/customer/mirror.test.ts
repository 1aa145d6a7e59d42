import { describe, expect, it, vi } from 'vitest';
import type { FramedRecording } from '../../../src/customer/frames/recordWithFrames.js';
import type { RecordingOptions } from '../../../src/customer/recorder/recording.js';
import { createMirror } from '../../../src/customer/session/createMirror.js';
import type { FramedRecorder } from '../../../src/customer/session/sessionHost.js';
import type { Outbox, OutboxOptions } from '../../../src/customer/transport/createOutbox.js';
import { createTestLog } from '../../harness/createTestLog.js';
import { openPrivacy } from './openPrivacy.js';

function createFakeOutbox() {
  return {
    push: vi.fn<Outbox['push']>(),
    resume: vi.fn<Outbox['resume']>(),
    suspend: vi.fn<Outbox['suspend']>(),
    acknowledge: vi.fn<Outbox['acknowledge']>(),
    repeatFrom: vi.fn<Outbox['repeatFrom']>(),
    flush: vi.fn<Outbox['flush']>(),
    stop: vi.fn<Outbox['stop']>(),
  } satisfies Outbox;
}

function setUp() {
  const log = createTestLog();
  const waiting: { resolve(module: FramedRecorder): void; reject(error: unknown): void }[] = [];
  const recordings: { options: RecordingOptions; recording: FramedRecording }[] = [];
  const outboxes: { options: OutboxOptions; outbox: ReturnType<typeof createFakeOutbox> }[] = [];
  const failed = vi.fn();
  const node = {} as Node;
  let pages = 0;
  const module: FramedRecorder = {
    startRecording(options) {
      const recording: FramedRecording = {
        stop: vi.fn(),
        takeSnapshot: vi.fn(),
        nodeOf: () => null,
        idOf: () => -1,
        isOpen: () => true,
        update: () => undefined,
        frames: () => [],
        find: (place, show) => show(place?.node === 7 ? node : null, place),
      };
      recordings.push({ options, recording });
      return recording;
    },
  };
  const mirror = createMirror({
    loadRecorder: () => new Promise((resolve, reject) => void waiting.push({ resolve, reject })),
    createOutbox(options) {
      const outbox = createFakeOutbox();
      outboxes.push({ options, outbox });
      return outbox;
    },
    createPageId() {
      pages += 1;
      return `page${pages}`;
    },
    send: () => true,
    masked: () => undefined,
    failed,
    privacy: openPrivacy(),
    log,
  });
  const settle = async () => {
    for (let turns = 0; turns < 5; turns++) await Promise.resolve();
  };
  return {
    ...{ mirror, log, failed, recordings, outboxes, node, settle },
    loads: () => waiting.length,
    async arrive(loaded: FramedRecorder = module) {
      for (const { resolve } of waiting.splice(0)) resolve(loaded);
      await settle();
    },
    async fail() {
      for (const { reject } of waiting.splice(0)) reject(new Error('gone'));
      await settle();
    },
  };
}

async function recording() {
  const set = setUp();
  set.mirror.record(0, true);
  await set.arrive();
  const [first] = set.outboxes;
  const [recorded] = set.recordings;
  if (!first || !recorded) throw new Error('nothing was recorded');
  return { ...set, outbox: first.outbox, ...recorded };
}

describe('createMirror', () => {
  it('[LCH30] loads the recorder when it is to record, and sends what it records under the page’s name', async () => {
    const { mirror, arrive, loads, outboxes, recordings } = setUp();
    expect(loads()).toBe(0);
    mirror.record(3, false);
    expect(loads()).toBe(1);
    expect(recordings).toEqual([]);
    await arrive();
    expect(recordings).toHaveLength(1);
    expect(recordings[0]?.options.privacy).toEqual(expect.objectContaining({ privateByDefault: false }));
    expect(outboxes[0]?.options.page).toBe(mirror.page());
    expect(recordings[0]?.options.emit).toBe(outboxes[0]?.outbox.push);
    expect(outboxes[0]?.outbox.resume.mock.calls).toEqual([[3, true]]);
  });

  it('[LCH31] a recorder that arrives when nobody wants it any more records nothing', async () => {
    const { mirror, arrive, outboxes, recordings, failed } = setUp();
    mirror.record(0, true);
    mirror.stop();
    await arrive();
    expect(recordings).toEqual([]);
    expect(outboxes).toEqual([]);
    expect(failed).not.toHaveBeenCalled();
  });

  it('[LCH31] records once for the last of several wishes', async () => {
    const { mirror, arrive, outboxes, recordings } = setUp();
    mirror.record(0, true);
    mirror.stop();
    mirror.record(1, true);
    mirror.record(2, true);
    await arrive();
    expect(recordings).toHaveLength(1);
    expect(outboxes).toHaveLength(1);
    expect(outboxes[0]?.outbox.resume.mock.calls).toEqual([[2, true]]);
  });

  it('[LCH32] goes on with the recording that runs', async () => {
    const { mirror, loads, outbox, recordings } = await recording();
    outbox.resume.mockClear();
    const page = mirror.page();
    mirror.record(12, false);
    expect(outbox.resume.mock.calls).toEqual([[12, false]]);
    expect(loads()).toBe(0);
    expect(recordings).toHaveLength(1);
    expect(mirror.page()).toBe(page);
  });

  it('[LCH33] suspends sending while there is no line; the recording goes on', async () => {
    const { mirror, outbox, recording: running } = await recording();
    mirror.suspend();
    expect(outbox.suspend).toHaveBeenCalledTimes(1);
    expect(running.stop).not.toHaveBeenCalled();
  });

  it('[LCH33] a recorder that arrives while there is no line records, and sends once there is one', async () => {
    const { mirror, arrive, outboxes, recordings } = setUp();
    mirror.record(0, true);
    mirror.suspend();
    await arrive();
    expect(recordings).toHaveLength(1);
    expect(outboxes[0]?.outbox.resume).not.toHaveBeenCalled();
    mirror.record(0, true);
    expect(outboxes[0]?.outbox.resume).toHaveBeenCalledTimes(1);
  });

  it('[LCH34] stop stops recorder and outbox, and the next recording has another name', async () => {
    const { mirror, arrive, outbox, outboxes, recording: running } = await recording();
    const before = mirror.page();
    mirror.stop();
    expect(running.stop).toHaveBeenCalledTimes(1);
    expect(outbox.stop).toHaveBeenCalledTimes(1);
    expect(mirror.page()).not.toBe(before);
    mirror.stop();
    expect(running.stop).toHaveBeenCalledTimes(1);
    mirror.record(0, true);
    await arrive();
    expect(outboxes[1]?.options.page).toBe(mirror.page());
  });

  it('[LCH35] a recorder that cannot be loaded or started ends the session, with a line in the log', async () => {
    const missing = setUp();
    missing.mirror.record(0, true);
    await missing.fail();
    expect(missing.failed).toHaveBeenCalledTimes(1);
    expect(missing.log.codes('error')).toEqual(['recorderUnavailable']);
    const broken = setUp();
    broken.mirror.record(0, true);
    await broken.arrive({
      startRecording() {
        throw new Error('no');
      },
    });
    expect(broken.failed).toHaveBeenCalledTimes(1);
    expect(broken.log.codes('error')).toEqual(['recorderUnavailable']);
  });

  it('[REC125] a page that cannot be recorded ends the session, if it is still this recording’s', async () => {
    const { mirror, options, failed } = await recording();
    options.failed?.();
    expect(failed).toHaveBeenCalledTimes(1);
    mirror.stop();
    options.failed?.();
    expect(failed).toHaveBeenCalledTimes(1);
  });

  it('[LCH36] a page that is too large to be mirrored ends the session, with a line in the log', async () => {
    const { outboxes, failed, log } = await recording();
    outboxes[0]?.options.tooLarge(new RangeError('64 Mi'));
    expect(failed).toHaveBeenCalledTimes(1);
    expect(log.codes('error')).toEqual(['pageTooLarge']);
  });

  it('[LCH37] hears what the server says of this recording, not what it says of another', async () => {
    const { mirror, outbox, recording: running } = await recording();
    for (const other of ['page0', 'page2']) {
      mirror.acknowledge(other, 1);
      mirror.repeatFrom(other, 1);
      mirror.renew(other);
    }
    expect(outbox.acknowledge).not.toHaveBeenCalled();
    expect(outbox.repeatFrom).not.toHaveBeenCalled();
    expect(running.takeSnapshot).not.toHaveBeenCalled();
    mirror.acknowledge(mirror.page(), 4);
    mirror.repeatFrom(mirror.page(), 5);
    mirror.renew(mirror.page());
    expect(outbox.acknowledge.mock.calls).toEqual([[4]]);
    expect(outbox.repeatFrom.mock.calls).toEqual([[5]]);
    expect(running.takeSnapshot).toHaveBeenCalledTimes(1);
  });

  it('[LCH38] takes a snapshot when the outbox wants one', async () => {
    const { outboxes, recording: running } = await recording();
    outboxes[0]?.options.requestSnapshot();
    expect(running.takeSnapshot).toHaveBeenCalledTimes(1);
  });

  it('[LCH39] finds recorded nodes while it records, and none otherwise', async () => {
    const { mirror, node } = await recording();
    const show = vi.fn();
    for (const id of [7, 8]) mirror.find({ node: id, x: 0, y: 1 }, show, 'ann');
    mirror.stop();
    mirror.find({ node: 7, x: 0, y: 1 }, show, 'ann');
    expect(show.mock.calls).toEqual([
      [node, { node: 7, x: 0, y: 1 }],
      [null, { node: 8, x: 0, y: 1 }],
      [null, null],
    ]);
  });

  it('[LCH39] flushes what is gathered, and does nothing when nothing is recorded', async () => {
    const { mirror, outbox } = await recording();
    mirror.flush();
    expect(outbox.flush).toHaveBeenCalledTimes(1);
    mirror.stop();
    expect(() => {
      mirror.flush();
      mirror.suspend();
      mirror.acknowledge(mirror.page(), 1);
      mirror.renew(mirror.page());
    }).not.toThrow();
    expect(outbox.flush).toHaveBeenCalledTimes(1);
  });
});
