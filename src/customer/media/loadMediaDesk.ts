import type { Log } from '../../guard/log.js';
import type { MediaDesk } from './createMediaDesk.js';
import type { MediaGate } from './openMedia.js';
import type { PrimaryMedia } from './primaryMedia.js';

/** The file that is loaded where a site has connected a medium. */
export interface MediaModule {
  createMediaDesk(adapter: PrimaryMedia, whenReady: MediaGate['whenReady'], log: Log): MediaDesk;
}

/** The desk of a site's medium, loaded when it is asked for. What cannot be loaded counts as a medium that knows nothing. */
export function loadMediaDesk(
  load: () => Promise<MediaModule>,
  adapter: PrimaryMedia,
  whenReady: MediaGate['whenReady'],
  log: Log,
): MediaDesk {
  let desk: MediaDesk | null = null;
  const open = async () => {
    const { createMediaDesk } = await load();
    desk ??= createMediaDesk(adapter, whenReady, log);
    return desk;
  };
  const fail = (error: unknown) => {
    log.error('mediaUnavailable', error);
    return 'areYouOnPhoneOrChat' as const;
  };
  return {
    consult: () => open().then(opened => opened.consult(), fail),
    handOver(token, session) {
      if (desk) return desk.handOver(token, session);
      open().then(opened => {
        const text = opened.handOver(token, session);
        if (text !== 'sessionStarted' && session.isWaiting()) session.tell(text);
      }, fail);
      return 'sessionStarted';
    },
  };
}
