import type { Log } from '../../src/guard/log.js';

export interface TestLog extends Log {
  lines: { level: keyof Log; code: string; detail: unknown }[];
  codes(level?: keyof Log): string[];
}

/** A log that can be looked into. */
export function createTestLog(): TestLog {
  const lines: TestLog['lines'] = [];
  const write = (level: keyof Log) => (code: string, detail?: unknown) =>
    void lines.push({ level, code, detail });
  return {
    lines,
    codes: level => lines.filter(line => !level || line.level === level).map(line => line.code),
    error: write('error'),
    warn: write('warn'),
    info: write('info'),
    debug: write('debug'),
  };
}
