import type { Logger } from '../../../server/src/metrics/logger.js';

/** Keeps every line that is logged, as text. */
export function createRecordingLogger(): Logger & { lines: { level: string; text: string }[] } {
  const lines: { level: string; text: string }[] = [];
  const write =
    (level: string) =>
    (...args: unknown[]): void => {
      lines.push({
        level,
        text: args.map(arg => (typeof arg === 'string' ? arg : JSON.stringify(arg))).join(' '),
      });
    };
  return { lines, error: write('error'), warn: write('warn'), info: write('info'), debug: write('debug') };
}
