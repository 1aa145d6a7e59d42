import type { Log } from '../../guard/log.js';
import type { StringKey } from '../ui/strings.js';
import { callAdapter } from './callAdapter.js';
import type { MediaGate } from './openMedia.js';
import type { PrimaryMedia } from './primaryMedia.js';

/** What a session wants of the site's medium. */
export interface MediaDesk {
  /** The question to ask the customer before a start; `null`: none, an agent is connected. Never rejects. */
  consult(): Promise<StringKey | null>;
  /**
   * Brings the number of a session that has just begun to the connected agent, if there is one. Gives what to
   * tell the customer. To be called once for each session.
   */
  handOver(token: string, session: WaitingSession): StringKey;
}

/** A session that no agent has joined yet. */
export interface WaitingSession {
  /** Does it still wait? */
  isWaiting(): boolean;
  /** Tells the customer something else than at first. */
  tell(text: StringKey): void;
}

const ANSWERED_WITHIN_MS = 3000;

/**
 * Asks the adapter whether an agent is connected, and hands numbers over (JavaScript API, "isAgentConnected"). When
 * anything goes wrong, the customer is shown the number to spell: that always works.
 */
export function createMediaDesk(
  adapter: PrimaryMedia,
  whenReady: MediaGate['whenReady'],
  log: Log,
): MediaDesk {
  /** What the adapter said before the session that begins; `null`: it was not asked on this page. */
  let connected: boolean | null = null;

  const consult = async (): Promise<StringKey | null> => {
    let answer = callAdapter(adapter, 'isAgentConnected', undefined, log);
    if (answer.is === 'promised') answer = await within(answer.answer);
    connected = answer.is === 'given' && answer.value === true;
    if (answer.is === 'given' && typeof answer.value !== 'boolean')
      log.warn('primaryMedia.isAgentConnected must answer true or false', typeof answer.value);
    if (answer.is === 'absent') return 'areYouOnPhoneOrChat';
    return connected ? null : 'areYouOnPhone';
  };

  const within = (answer: ReturnType<typeof callAdapter> | Promise<ReturnType<typeof callAdapter>>) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<ReturnType<typeof callAdapter>>(resolve => {
      timer = setTimeout(() => {
        log.warn('primaryMedia.isAgentConnected did not answer within 3 s');
        resolve({ is: 'failed' });
      }, ANSWERED_WITHIN_MS);
    });
    return Promise.race([answer, late]).finally(() => clearTimeout(timer));
  };

  const deliver = (token: string, { isWaiting, tell }: WaitingSession): StringKey => {
    const sent = callAdapter(adapter, 'sendCbSessionToken', token, log);
    if (sent.is === 'absent')
      log.warn('primaryMedia has no sendCbSessionToken although an agent is connected');
    if (sent.is === 'promised') {
      void sent.answer.then(({ is }) => {
        if (is === 'failed' && isWaiting()) tell('sessionStarted');
      });
    }
    return sent.is === 'given' || sent.is === 'promised' ? 'sessionStartedAutoConnect' : 'sessionStarted';
  };

  return {
    consult,
    handOver(token, session) {
      if (connected) return deliver(token, session);
      if (connected === null) {
        // The page on which the start was asked for was left before the server had answered.
        whenReady(() => {
          void consult().then(question => {
            if (question !== null || !session.isWaiting()) return;
            const text = deliver(token, session);
            if (text !== 'sessionStarted') session.tell(text);
          });
        });
      }
      return 'sessionStarted';
    },
  };
}
