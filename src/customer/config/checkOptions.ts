import type { Log } from '../../guard/log.js';

/** Options that do something in this version. */
const KNOWN = [
  'src',
  'url',
  'apikey',
  'debug',
  'disableBuiltInUI',
  'setDocumentDomain',
  'allowedFrameOrigins',
  'disableWebSockets',
  'maxOfflineDuration',
  'lang',
  'localization',
  'primaryMedia',
  'onReady',
  'VERSION',
];

/** Options of the documents that sites carry, and that this version does not serve yet. */
const LATER = ['disableBackForwardCache', 'css'];

/** Names each option that does nothing, and the one that may have been meant. Never throws. */
export function checkOptions(options: Readonly<Record<string, unknown>>, log: Log): void {
  for (const name of Object.keys(options)) {
    if (KNOWN.includes(name)) continue;
    if (LATER.includes(name)) {
      log.warn(`option "${name}" is not supported in this version and does nothing`);
      continue;
    }
    const near = nearest(name, [...KNOWN, ...LATER]);
    log.warn(`option "${name}" is not known${near ? `; did you mean "${near}"?` : ''}`);
  }
}

/** The name that is fewest typing errors away, if it is near enough to be what was meant. */
function nearest(name: string, names: readonly string[]): string | null {
  const [best] = names
    .map(candidate => ({ candidate, distance: countEdits(name.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  return best && best.distance <= Math.max(1, Math.floor(name.length / 3)) ? best.candidate : null;
}

/** Levenshtein's distance: letters to insert, take away or replace. */
function countEdits(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
