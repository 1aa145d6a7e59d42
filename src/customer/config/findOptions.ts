import type { Log } from '../../guard/log.js';
import { checkOptions, checkPlace } from './checkOptions.js';
import { type Holder, isHolder } from './holder.js';

export interface FoundOptions {
  /** `_genesys`, made if it was not there. */
  root: Holder;
  /**
   * Where options were found, nearest first: `_genesys.cobrowse`, made if it was not there, and
   * `_genesys.widgets.cobrowse` if the site has it. `onReady` and `VERSION` belong into each.
   */
  places: readonly [Holder, ...Holder[]];
  /** What the site wrote, from all the places where it may be; nearer ones win. */
  options: Holder;
}

/**
 * Looks where sites write their options: `_genesys.cobrowse` wins over `_genesys.widgets.cobrowse`, and
 * `_genesys.debug` stands in for a missing `debug`. `_gcb` is the old name of `_genesys` (8.1.3,
 * "Configuration API"). `null`: the site has switched co-browse off by `_genesys.cobrowse = false`.
 * Warns of what does nothing where it was written.
 */
export function findOptions(globals: Holder, log: Log): FoundOptions | null {
  if (!isHolder(globals._genesys) && isHolder(globals._gcb)) {
    log.warn('the global "_gcb" is deprecated: rename it to "_genesys"');
    Reflect.set(globals, '_genesys', globals._gcb);
  }
  const root = holderIn(globals, '_genesys');
  if (root.cobrowse === false) return null;
  checkPlace('_genesys', root, log);
  const places: [Holder, ...Holder[]] = [holderIn(root, 'cobrowse')];
  if (isHolder(root.widgets)) {
    checkPlace('_genesys.widgets', root.widgets, log);
    if (isHolder(root.widgets.cobrowse)) places.push(root.widgets.cobrowse);
  }
  const options: Holder = typeof root.debug === 'boolean' ? { debug: root.debug } : {};
  for (const place of [...places].reverse()) copyOptions(place, options, log);
  checkOptions(options, log);
  return { root, places, options };
}

const MUST_NOT_GET_LOST = ['domRestrictions', 'privateByDefault'];

/** One option that cannot be read does not cost the others. */
function copyOptions(source: Holder, target: Holder, log: Log): void {
  for (const name of Object.keys(source)) {
    try {
      const value = source[name];
      if (value !== undefined) target[name] = value;
    } catch (error) {
      log.warn(`option "${name}" cannot be read and is ignored`, error);
      // Of privacy nothing is ignored: what is no value of these options makes them as strict as they can be.
      if (MUST_NOT_GET_LOST.includes(name)) target[name] = 'unreadable';
    }
  }
}

/** Where `owner` is frozen, what is made is not kept: the page works, and has no place where the api could be. */
function holderIn(owner: Holder, name: string): Holder {
  const held = owner[name];
  if (isHolder(held)) return held;
  const fresh: Holder = {};
  Reflect.set(owner, name, fresh);
  return fresh;
}
