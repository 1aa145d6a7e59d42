// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { FrameDoor, FrameListener } from '../../../../src/customer/frames/frameDoor.js';
import { noteHellos } from '../../../../src/customer/frames/noteHellos.js';
import { openDoorLater } from '../../../../src/customer/frames/openDoorLater.js';
import type { FrameDoorOptions } from '../../../../src/customer/frames/openFrameDoor.js';
import { recordWithFrames } from '../../../../src/customer/frames/recordWithFrames.js';
import { createTestLog } from '../../../harness/createTestLog.js';
import { trackListeners } from '../trackListeners.js';
import { createFakeDoor } from './createFakeDoor.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});
const settle = () => vi.advanceTimersByTimeAsync(0);
const listener = (): FrameListener => ({ linked: vi.fn(), unlinked: vi.fn(), heard: vi.fn() });

function open(fails = 0) {
  const log = createTestLog();
  const fake = createFakeDoor();
  const openFrameDoor = vi.fn((_options: FrameDoorOptions): FrameDoor => fake.door);
  const load = vi.fn(async () => {
    if (load.mock.calls.length <= fails) throw new Error('offline');
    return { openFrameDoor, recordWithFrames };
  });
  const hellos = noteHellos(window);
  const door = openDoorLater({
    ...{ window: window as Window & typeof globalThis, hellos, load, log },
    allowedOrigins: () => [],
  });
  const hello = () => window.dispatchEvent(new MessageEvent('message', { data: { gcb: 'hello' } }));
  return { ...fake, opened: door, openFrameDoor, load, log, hello };
}

it('[FRM35] on a page without frames the door is not loaded, until a frame says hello', async () => {
  const { opened, openFrameDoor, load, hello, link } = open();
  const early = listener();
  opened.watch(early);
  await settle();
  expect(load).not.toHaveBeenCalled();
  hello();
  hello();
  await settle();
  expect(load).toHaveBeenCalledTimes(1);
  // What was said before it was there is handed on.
  expect(openFrameDoor.mock.calls[0]?.[0].early).toHaveLength(1);
  const late = listener();
  opened.watch(late).stop();
  link(document.createElement('iframe'));
  expect(early.linked).toHaveBeenCalledTimes(1);
  expect(late.linked).not.toHaveBeenCalled();
  opened.stop();
});

it('[FRM35] on a page with a frame it is loaded at once, and again when that failed', async () => {
  document.body.append(document.createElement('iframe'));
  const { opened, openFrameDoor, log } = open(1);
  await settle();
  expect(log.codes('error')).toEqual(['framesUnavailable']);
  await vi.advanceTimersByTimeAsync(2000);
  expect(openFrameDoor).toHaveBeenCalledTimes(1);
  opened.stop();
});

it('[FRM35] nothing is left when it is stopped before it was there', async () => {
  const listeners = trackListeners(window);
  const { opened, openFrameDoor, hello } = open();
  const watch = opened.watch(listener());
  hello();
  watch.stop();
  opened.stop();
  await settle();
  expect(openFrameDoor).not.toHaveBeenCalled();
  expect(listeners.open()).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});
