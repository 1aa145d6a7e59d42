import { expect, it, vi } from 'vitest';
import { recordFrame } from '../../../../src/customer/frames/recordFrame.js';
import type { FramedRecording } from '../../../../src/customer/frames/recordWithFrames.js';
import type { RecordingOptions } from '../../../../src/customer/recorder/recording.js';
import { createTestLog } from '../../../harness/createTestLog.js';
import { openPrivacy } from '../openPrivacy.js';

function setUp() {
  const log = createTestLog();
  const sent: unknown[] = [];
  const node = {} as Node;
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
  const masked = vi.fn();
  const takeRules = vi.fn((_rules: unknown) => true);
  const start = vi.fn((_options: RecordingOptions) => recording);
  let arrive: (how: 'loaded' | 'failed') => void = () => undefined;
  const recorder = recordFrame({
    loadRecorder: () =>
      new Promise((resolve, reject) => {
        arrive = how => (how === 'loaded' ? resolve(start) : reject(new Error('gone')));
      }),
    privacy: openPrivacy(),
    takeRules,
    masked,
    locate: found => (found === node ? { x: 3, y: 4 } : null),
    send: message => void sent.push(message),
    log,
  });
  const settle = async (how: 'loaded' | 'failed' = 'loaded') => {
    arrive(how);
    for (let turns = 0; turns < 5; turns++) await Promise.resolve();
  };
  return { log, sent, masked, recording, start, recorder, settle, takeRules };
}

it('[FRM26] records for its parent, and takes a new snapshot when it is asked again', async () => {
  const { recorder, start, recording, settle, sent } = setUp();
  recorder.hear({ t: 'record', rules: { sets: [] } });
  await settle();
  start.mock.calls[0]?.[0].emit({ type: 4, timestamp: 1, data: {} });
  expect(sent).toEqual([{ t: 'event', event: { type: 4, timestamp: 1, data: {} } }]);
  recorder.hear({ t: 'record', rules: { sets: [] } });
  expect(recording.takeSnapshot).toHaveBeenCalledTimes(1);
  recorder.hear({ t: 'stop' });
  expect(recording.stop).toHaveBeenCalledTimes(1);
});

it('[FRM18] tells of the elements that the recorder reports masked, and keeps them from the parent', async () => {
  const { recorder, start, masked, sent, settle } = setUp();
  recorder.hear({ t: 'record', rules: { sets: [] } });
  await settle();
  const elements = [{}, {}] as Element[];
  for (const element of elements) start.mock.calls[0]?.[0].masked?.(element);
  expect(masked.mock.calls).toEqual(elements.map(element => [element]));
  expect(sent).toEqual([]);
});

it('[FRM26] a recorder that arrives when the parent wants it no more records nothing', async () => {
  const { recorder, start, settle } = setUp();
  recorder.hear({ t: 'record', rules: { sets: [] } });
  recorder.hear({ t: 'stop' });
  await settle();
  expect(start).not.toHaveBeenCalled();
});

it('[FRM26] a recorder that cannot be loaded is an error in the log, and is tried again when asked', async () => {
  const { recorder, start, settle, log } = setUp();
  recorder.hear({ t: 'record', rules: { sets: [] } });
  await settle('failed');
  expect(log.codes('error')).toEqual(['recorderUnavailable']);
  recorder.hear({ t: 'record', rules: { sets: [] } });
  await settle();
  expect(start).toHaveBeenCalledTimes(1);
});

it('[FRM9] says where a place is, and that it is nowhere', async () => {
  const { recorder, settle, sent } = setUp();
  recorder.hear({ t: 'locate', ask: 1, node: 7, x: 0, y: 0 });
  recorder.hear({ t: 'record', rules: { sets: [] } });
  await settle();
  recorder.hear({ t: 'locate', ask: 2, node: 7, x: 0, y: 0 });
  recorder.hear({ t: 'locate', ask: 3, node: 8, x: 0, y: 0 });
  expect(sent).toEqual([
    { t: 'located', ask: 1, at: null },
    { t: 'located', ask: 2, at: { x: 3, y: 4 } },
    { t: 'located', ask: 3, at: null },
  ]);
});

it('[FRM27] records nothing when the rules of the top page are not valid here, and stops what it recorded', async () => {
  const { recorder, start, recording, settle, takeRules } = setUp();
  takeRules.mockReturnValueOnce(false);
  recorder.hear({ t: 'record', rules: { sets: [{ rules: [{ selector: '!', type: 'mask' }] }] } });
  await settle();
  expect(start).not.toHaveBeenCalled();
  recorder.hear({ t: 'record', rules: { sets: [] } });
  await settle();
  takeRules.mockReturnValueOnce(false);
  recorder.hear({ t: 'record', rules: null });
  expect(recording.stop).toHaveBeenCalledTimes(1);
});
