import { vi } from 'vitest';
import type { Ui } from '../../../src/customer/ui/createUi.js';

/** An interface that shows nothing; its questions are answered by `answer`. */
export function createFakeUi() {
  const waiting: { resolve(value: boolean): void; reject(error: unknown): void }[] = [];
  const ui = {
    dismissQuestion: vi.fn(),
    ask: vi.fn<Ui['ask']>(
      () => new Promise<boolean>((resolve, reject) => void waiting.push({ resolve, reject })),
    ),
    notify: vi.fn<Ui['notify']>(),
    showMasked: vi.fn<Ui['showMasked']>(),
    show: vi.fn<Ui['show']>(),
    point: vi.fn<Ui['point']>(),
    overlay: vi.fn<Ui['overlay']>(() => null),
    stop: vi.fn<Ui['stop']>(),
  } satisfies Ui;
  return {
    ui,
    answer: (value: boolean) => waiting.shift()?.resolve(value),
    fail: (error: unknown) => waiting.shift()?.reject(error),
  };
}
