// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { trackPointerRest } from '../../../src/customer/recorder/trackPointerRest.js';
import type { RecordedEvent } from '../../../src/protocol/index.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function setUp(idOf: (node: Node) => number = () => 7) {
  const events: RecordedEvent[] = [];
  const tracker = trackPointerRest({ document, emit: event => void events.push(event), idOf, now: () => 5 });
  const move = (clientX: number, clientY: number) =>
    document.body.dispatchEvent(new MouseEvent('mousemove', { clientX, clientY, bubbles: true }));
  return { events, tracker, move };
}

it('[REC30] tells the last place once the mouse has come to rest, and only that', () => {
  const { events, tracker, move } = setUp();
  for (const x of [1, 2, 3]) {
    move(x, 10);
    vi.advanceTimersByTime(50);
  }
  expect(events).toEqual([]);
  vi.advanceTimersByTime(120);
  expect(events).toEqual([
    { type: 3, timestamp: 5, data: { source: 1, positions: [{ x: 3, y: 10, id: 7, timeOffset: 0 }] } },
  ]);
  tracker.stop();
});

it('[REC30] tells nothing over a node that is not recorded, and nothing after it was stopped', () => {
  const hidden = setUp(() => -1);
  hidden.move(1, 1);
  vi.advanceTimersByTime(500);
  expect(hidden.events).toEqual([]);
  hidden.tracker.stop();
  const stopped = setUp();
  stopped.move(1, 1);
  stopped.tracker.stop();
  vi.advanceTimersByTime(500);
  stopped.move(2, 2);
  vi.advanceTimersByTime(500);
  expect(stopped.events).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});
