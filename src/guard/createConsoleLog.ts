import type { Log } from './log.js';

type Sink = Pick<Console, 'error' | 'warn' | 'info' | 'debug'>;

/**
 * A log into the browser's console. Without `debug` only errors and warnings are written; as a function it is
 * asked each time.
 */
export function createConsoleLog(name: string, debug: boolean | (() => boolean), sink: Sink): Log {
  const isDebugging = () => (typeof debug === 'function' ? debug() : debug);
  const write = (level: keyof Sink) => (code: string, detail?: unknown) => {
    if ((level === 'info' || level === 'debug') && !isDebugging()) return;
    try {
      if (detail === undefined) sink[level](`[${name}] ${code}`);
      else sink[level](`[${name}] ${code}`, detail);
    } catch {
      // A page may have replaced its console by one that throws; there is nowhere left to say so.
    }
  };
  return { error: write('error'), warn: write('warn'), info: write('info'), debug: write('debug') };
}
