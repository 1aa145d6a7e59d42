import type { FoundOptions } from './findOptions.js';
import { type Holder, isHolder } from './holder.js';
import { watchProperty } from './watchProperty.js';

/** Calls back when the page replaces one of the objects in which options may be. May be called any number of times. */
export function watchOptions(globals: Holder, { root }: FoundOptions, onReplaced: () => void): void {
  watchProperty(globals, '_genesys', onReplaced);
  watchProperty(root, 'cobrowse', onReplaced);
  watchProperty(root, 'widgets', onReplaced);
  if (isHolder(root.widgets)) watchProperty(root.widgets, 'cobrowse', onReplaced);
}
