import type { Log } from '../../guard/log.js';
import type { StartButtonOptions } from '../ui/createStartButton.js';

/**
 * Reads `_genesys.buttons` and `_genesys.integration.buttons` (FACTS 3), of which the latter wins. The documents do not
 * say when the button is there; ours is there when a site asks for it: by `cobrowse: true` (or an element, or a
 * function that gives one), or by `position` without `cobrowse: false`. `null`: no button. Never throws.
 */
export function readStartButton(root: unknown, log: Log): StartButtonOptions | null {
  try {
    const { buttons, integration } = toRecord(root);
    const given = { ...toRecord(buttons), ...toRecord(toRecord(integration).buttons) };
    const { position, cobrowse = position !== undefined, chat } = given;
    if (chat) log.debug('a chat button is not there yet: the option "chat" of "buttons" does nothing');
    if (!cobrowse) return null;
    if (cobrowse !== true && typeof cobrowse !== 'function' && !(cobrowse instanceof HTMLElement)) {
      log.warn('the option "cobrowse" of "buttons" has a value of the wrong type and is ignored');
      return null;
    }
    const custom = cobrowse === true ? null : cobrowse instanceof HTMLElement ? () => cobrowse : cobrowse;
    return { position: String(position), custom: custom as (() => unknown) | null };
  } catch (error) {
    log.warn('the option "buttons" cannot be read and is ignored', error);
    return null;
  }
}

const toRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
