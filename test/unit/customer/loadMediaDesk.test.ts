import { expect, it, vi } from 'vitest';
import { loadMediaDesk, type MediaModule } from '../../../src/customer/media/loadMediaDesk.js';
import { createTestLog } from '../../harness/createTestLog.js';

const waiting = { isWaiting: () => true, tell: vi.fn() };

function open(load: () => Promise<MediaModule>) {
  const log = createTestLog();
  return { log, desk: loadMediaDesk(load, {}, then => then(), log) };
}

it('[MED25] is loaded with the first question, and made once', async () => {
  const inner = {
    consult: vi.fn(async () => null),
    handOver: vi.fn(() => 'sessionStartedAutoConnect' as const),
  };
  const createMediaDesk = vi.fn(() => inner);
  const load = vi.fn(async () => ({ createMediaDesk }));
  const { desk } = open(load);
  expect(load).not.toHaveBeenCalled();
  expect(await desk.consult()).toBeNull();
  expect(await desk.consult()).toBeNull();
  expect(desk.handOver('123456789', waiting)).toBe('sessionStartedAutoConnect');
  expect(createMediaDesk).toHaveBeenCalledTimes(1);
});

it('[MED25] a number is handed over, and told, when it has come', async () => {
  const handOver = () => 'sessionStartedAutoConnect' as const;
  const { desk } = open(async () => ({ createMediaDesk: () => ({ consult: async () => null, handOver }) }));
  expect(desk.handOver('123456789', waiting)).toBe('sessionStarted');
  await vi.waitFor(() => expect(waiting.tell.mock.calls).toEqual([['sessionStartedAutoConnect']]));
});

it('[MED25] what cannot be loaded counts as a medium that knows nothing', async () => {
  const { desk, log } = open(() => Promise.reject(new Error('offline')));
  expect(await desk.consult()).toBe('areYouOnPhoneOrChat');
  expect(desk.handOver('123456789', waiting)).toBe('sessionStarted');
  await vi.waitFor(() => expect(log.codes('error')).toEqual(['mediaUnavailable', 'mediaUnavailable']));
});
