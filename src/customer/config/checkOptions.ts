import type { Log } from '../../guard/log.js';
import { nearestName } from './nearestName.js';

/** Names that are options nowhere but in `_genesys.cobrowse` and `_genesys.widgets.cobrowse`. */
const OWN = [
  'src',
  'url',
  'apikey',
  'disableBuiltInUI',
  'primaryMedia',
  'setDocumentDomain',
  'allowedFrameOrigins',
  'allowedLinkOrigins',
  'navigationDelay',
  'disableBackForwardCache',
  'disableWebSockets',
  'maxOfflineDuration',
  'css',
  'localization',
  'domRestrictions',
  'privateByDefault',
  'maskLength',
  'urlSanitizer',
];
const KNOWN = [...OWN, 'debug', 'lang', 'onReady', 'VERSION'];

/** What sites keep beside `_genesys.cobrowse`. */
const ROOT = ['cobrowse', 'widgets', 'chat', 'buttons', 'integration'];

/** Names each option that does nothing, and the one that may have been meant. Never throws. */
export function checkOptions(options: Readonly<Record<string, unknown>>, log: Log): void {
  for (const name of Object.keys(options)) {
    if (KNOWN.includes(name)) continue;
    const near = nearestName(name, KNOWN);
    // The documents once write `_genesys.cobrowse.widgets.localization` (FACTS 6).
    const hint = ROOT.includes(name) ? ': it belongs into "_genesys"' : near && `; did you mean "${near}"?`;
    log.warn(`option "${name}" is not known${hint ?? ''}`);
  }
}

/**
 * Names each option that lies beside the place where options are read. `where` is `_genesys` or
 * `_genesys.widgets`, which other products share: what is not called like an option of ours is theirs.
 */
export function checkPlace(where: string, holder: Readonly<Record<string, unknown>>, log: Log): void {
  for (const name of Object.keys(holder)) {
    if (OWN.includes(name)) log.warn(`option "${name}" in "${where}" belongs into "_genesys.cobrowse"`);
  }
}
