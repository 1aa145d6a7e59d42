import type { Log } from './log.js';

/** A log that says each warning once: for what is looked at again and again. */
export function warnOnce(log: Log): Log {
  const said = new Set<string>();
  return {
    ...log,
    warn(code, detail) {
      if (said.has(code)) return;
      said.add(code);
      log.warn(code, detail);
    },
  };
}
