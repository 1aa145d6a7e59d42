// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import { createMaskedBanner } from '../../../src/customer/ui/createMaskedBanner.js';
import { loadHints } from '../../../src/customer/ui/loadHints.js';
import { createTestLog } from '../../harness/createTestLog.js';

function open(outcomes: ('comes' | 'fails')[]) {
  const log = createTestLog();
  const inner = { found: vi.fn(), follow: vi.fn(), stop: vi.fn() };
  const load = vi.fn(async () => {
    if (outcomes.shift() === 'fails') throw new Error('offline');
    return { hintMasked: () => inner, createMaskedBanner };
  });
  const hints = loadHints({ window, show: () => undefined, log, load });
  return { hints, inner, load, log };
}
const element = document.createElement('p');
const recording = { idOf: () => 1, isOpen: () => false };
const settle = () => new Promise(resolve => setTimeout(resolve));

it('[UI189] what says that something is masked is loaded with the first masked element, and then knows all', async () => {
  const { hints, inner, load } = open(['comes']);
  hints.follow(recording);
  expect([load.mock.calls.length, hints.banner()]).toEqual([0, null]);
  hints.found(element);
  hints.found(element);
  await settle();
  expect(load).toHaveBeenCalledTimes(1);
  expect(inner.found.mock.calls).toEqual([[element], [element]]);
  expect(inner.follow.mock.calls).toEqual([[recording]]);
  expect(hints.banner()).toBe(createMaskedBanner);
  hints.stop();
  expect(inner.stop).toHaveBeenCalledTimes(1);
});

it('[UI189] after a load that failed the next masked element asks again', async () => {
  const { hints, inner, load, log } = open(['fails', 'comes']);
  hints.found(element);
  await settle();
  expect(log.codes('error')).toEqual(['hintsUnavailable']);
  hints.found(element);
  await settle();
  expect(load).toHaveBeenCalledTimes(2);
  expect(inner.found).toHaveBeenCalledTimes(2);
});

it('[UI189] a session that has ended meanwhile is not followed', async () => {
  const { hints, inner } = open(['comes']);
  hints.follow(recording);
  hints.found(element);
  hints.stop();
  await settle();
  expect(inner.follow.mock.calls).toEqual([[null]]);
});
