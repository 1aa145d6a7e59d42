import type { Log } from '../../src/guard/log.js';

export interface TestLog extends Log {
  entries: { level: keyof Log; code: string; detail: unknown }[];
  codes(level?: keyof Log): string[];
}

/** A log that can be looked into. */
export function createTestLog(): TestLog {
  const entries: TestLog['entries'] = [];
  const write = (level: keyof Log) => (code: string, detail?: unknown) =>
    void entries.push({ level, code, detail });
  return {
    entries,
    codes: level => entries.filter(entry => !level || entry.level === level).map(entry => entry.code),
    error: write('error'),
    warn: write('warn'),
    info: write('info'),
    debug: write('debug'),
  };
}
