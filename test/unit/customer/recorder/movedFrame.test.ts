// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import { startRecording } from '../../../../src/customer/entry/wireRecorder.js';
import { createUnpacker, type RecordedEvent } from '../../../../src/protocol/index.js';
import { createTestLog } from '../../../harness/createTestLog.js';
import { openPrivacy } from '../openPrivacy.js';

interface Told {
  isAttachIframe?: boolean;
  adds?: { moved?: number }[];
}

it('[REC96] that a frame was moved is told before what has loaded in it since', async () => {
  // No looks but those that are asked for.
  vi.spyOn(window, 'requestAnimationFrame').mockReturnValue(1);
  vi.spyOn(window, 'cancelAnimationFrame').mockReturnValue(undefined);
  document.body.innerHTML = '<iframe></iframe><div></div>';
  const frame = document.querySelector('iframe') as HTMLIFrameElement;
  const log = createTestLog();
  const events: RecordedEvent[] = [];
  const privacy = openPrivacy();
  const recording = startRecording({ privacy, emit: event => void events.push(event) }, log);
  recording.takeSnapshot();
  const unpack = createUnpacker();
  const take = () => events.splice(0).flatMap(event => unpack(event) ?? []);
  take();
  const id = recording.idOf(frame);
  document.querySelector('div')?.append(frame);
  // Browsers load it a little later, jsdom at once.
  await Promise.resolve();
  frame.dispatchEvent(new Event('load'));
  recording.update();
  const steps = take().flatMap(({ data }) => {
    const { isAttachIframe, adds = [] } = data as Told;
    if (isAttachIframe) return 'document';
    return adds.some(({ moved }) => moved === id) ? 'moved' : [];
  });
  expect(steps).toContain('moved');
  expect(steps.at(-1)).toBe('document');
  recording.stop();
  privacy.kept?.policy.stop();
  document.body.innerHTML = '';
  expect(log.codes('error')).toEqual([]);
});
