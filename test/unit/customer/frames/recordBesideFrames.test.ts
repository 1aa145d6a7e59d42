// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openFrameDoor } from '../../../../src/customer/frames/openFrameDoor.js';
import { recordBesideFrames } from '../../../../src/customer/frames/recordBesideFrames.js';
import { recordWithFrames } from '../../../../src/customer/frames/recordWithFrames.js';
import type { RecordedEvent } from '../../../../src/protocol/index.js';
import { createTestLog } from '../../../harness/createTestLog.js';
import { openPrivacy } from '../openPrivacy.js';
import { createFakeDoor } from './createFakeDoor.js';

const ELEMENT = 12;
const SNAPSHOT: RecordedEvent = { type: 2, timestamp: 1, data: {} };
const ASKED = { t: 'record', rules: { sets: [] } };

function setUp() {
  const element = document.createElement('iframe');
  document.body.append(element);
  const fake = createFakeDoor();
  const emitted: RecordedEvent[] = [];
  const log = createTestLog();
  const load = vi.fn(async () => ({ recordWithFrames, openFrameDoor }));
  const stop = vi.fn();
  let ownEmit: (event: RecordedEvent) => void = () => undefined;
  const start = vi.fn((options: { emit(event: RecordedEvent): void }) => {
    ownEmit = options.emit;
    return {
      stop,
      takeSnapshot: () => undefined,
      nodeOf: (id: number) => (id === ELEMENT ? element : null),
      idOf: (node: Node) => (node === element ? ELEMENT : -1),
      isOpen: () => true,
      update: () => undefined,
    };
  });
  const recording = recordBesideFrames(
    start,
    { door: fake.door, load },
    { emit: event => void emitted.push(event), privacy: openPrivacy() },
    log,
  );
  return {
    ...{ ...fake, element, emitted, log, load, stop, start, recording },
    emit: (event: RecordedEvent) => ownEmit(event),
  };
}

const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

describe('recordBesideFrames', () => {
  it('[FRM34] loads nothing for a page without frames that tell of themselves', async () => {
    const { link, element, load, emit, emitted, recording } = setUp();
    link(element, true);
    emit(SNAPSHOT);
    await settle();
    expect(load).not.toHaveBeenCalled();
    expect(emitted).toEqual([SNAPSHOT]);
    const show = vi.fn();
    const place = { node: ELEMENT, x: 0, y: 1 };
    recording.find(place, show, 'ann');
    expect(show).toHaveBeenLastCalledWith(element, place);
    recording.find(null, show, 'ann');
    expect(show).toHaveBeenLastCalledWith(null, null);
  });

  it('[FRM34] goes on with the same recording once a frame is there, however late', async () => {
    const { link, say, element, load, start, emit, emitted } = setUp();
    emit(SNAPSHOT);
    const frame = link(element);
    link(element);
    await settle();
    expect(load).toHaveBeenCalledTimes(1);
    expect(start).toHaveBeenCalledTimes(1);
    expect(frame.sent).toEqual([ASKED]);
    say(frame, { t: 'event', event: { ...SNAPSHOT, data: { node: { type: 0, id: 1, childNodes: [] } } } });
    expect(emitted).toHaveLength(2);
    emit(SNAPSHOT);
    expect(emitted[2]).toEqual(SNAPSHOT);
    expect(frame.sent).toEqual([ASKED, ASKED]);
  });

  it('[FRM34] tries again when it could not be loaded', async () => {
    const { link, element, load, log } = setUp();
    load.mockRejectedValueOnce(new Error('offline'));
    const frame = link(element);
    await settle();
    expect(frame.sent).toEqual([]);
    expect(log.codes('error')).toEqual(['framesUnavailable']);
    await vi.advanceTimersByTimeAsync(2000);
    expect(frame.sent).toEqual([ASKED]);
  });

  it('[FRM34] loads and asks nothing more after it has been stopped', async () => {
    const { link, element, load, listening, recording, stop } = setUp();
    load.mockRejectedValueOnce(new Error('offline'));
    const frame = link(element);
    await settle();
    recording.stop();
    expect(stop).toHaveBeenCalledTimes(1);
    expect(listening()).toBe(0);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(load).toHaveBeenCalledTimes(1);
    expect(frame.sent).toEqual([]);
  });

  it('[FRM25] stops the frames with the page, also when the part for them comes too late', async () => {
    const early = setUp();
    const frame = early.link(early.element);
    await settle();
    early.recording.stop();
    expect(frame.sent).toEqual([ASKED, { t: 'stop' }]);
    expect(early.stop).toHaveBeenCalledTimes(1);

    const late = setUp();
    const waiting = late.link(late.element);
    late.recording.stop();
    await settle();
    expect(waiting.sent).toEqual([]);
    expect(late.listening()).toBe(0);
  });
});
