import type { Log } from '../../guard/log.js';

type Holder = Record<string, unknown>;

export interface FoundOptions {
  /** `_genesys.cobrowse`, made if it was not there: where `onReady` and `VERSION` belong. */
  holder: Holder;
  /** What the site wrote, from all the places where it may be; nearer ones win. */
  options: Holder;
}

/**
 * Looks where sites write their options: `_genesys.cobrowse` wins over `_genesys.widgets.cobrowse`, and
 * `_genesys.debug` stands in for a missing `debug`. `_gcb` is the old name of `_genesys` (8.1.3,
 * "Configuration API"). `null`: the site has switched co-browse off by `_genesys.cobrowse = false`.
 */
export function findOptions(globals: Holder, log: Log): FoundOptions | null {
  if (!isHolder(globals._genesys) && isHolder(globals._gcb)) {
    log.warn('the global "_gcb" is deprecated: rename it to "_genesys"');
    globals._genesys = globals._gcb;
  }
  const root = holderIn(globals, '_genesys');
  if (root.cobrowse === false) return null;
  const widgets = isHolder(root.widgets) && isHolder(root.widgets.cobrowse) ? root.widgets.cobrowse : {};
  const holder = holderIn(root, 'cobrowse');
  const debug = typeof root.debug === 'boolean' ? { debug: root.debug } : {};
  const options: Holder = { ...debug };
  for (const source of [widgets, holder]) copyOptions(source, options, log);
  return { holder, options };
}

/** One option that cannot be read does not cost the others. */
function copyOptions(source: Holder, target: Holder, log: Log): void {
  for (const name of Object.keys(source)) {
    try {
      target[name] = source[name];
    } catch (error) {
      log.warn(`option "${name}" cannot be read and is ignored`, error);
    }
  }
}

function holderIn(owner: Holder, name: string): Holder {
  const held = owner[name];
  if (isHolder(held)) return held;
  const fresh: Holder = {};
  owner[name] = fresh;
  return fresh;
}

const isHolder = (value: unknown): value is Holder => typeof value === 'object' && value !== null;
