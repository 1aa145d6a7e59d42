import type { Log } from '../../../src/guard/log.js';

export interface TestLog extends Log {
  lines: { level: string; code: string; detail: unknown }[];
  /** The codes logged at `level`, in order. */
  codes(level: 'error' | 'warn' | 'info' | 'debug'): string[];
}

/** A log that keeps what it is told. */
export function createTestLog(): TestLog {
  const lines: TestLog['lines'] = [];
  const write = (level: string) => (code: string, detail?: unknown) =>
    void lines.push({ level, code, detail });
  return {
    lines,
    codes: level => lines.filter(line => line.level === level).map(line => line.code),
    error: write('error'),
    warn: write('warn'),
    info: write('info'),
    debug: write('debug'),
  };
}
