import type { Log } from '../../../src/guard/log.js';

export interface TestLog extends Log {
  lines: { level: string; code: string; detail: unknown }[];
}

/** A log that keeps what it is told. */
export function createTestLog(): TestLog {
  const lines: TestLog['lines'] = [];
  const write = (level: string) => (code: string, detail?: unknown) =>
    void lines.push({ level, code, detail });
  return { lines, error: write('error'), warn: write('warn'), info: write('info'), debug: write('debug') };
}
