import type { Log } from '../../guard/log.js';
import type { Signals } from '../session/createSignals.js';
import type { CobrowseApi } from './createApi.js';
import { createMarkServiceElement } from './createMarkServiceElement.js';

/**
 * What a page in a frame is given (JavaScript API, "Common API"). `onConnected` is among it because the documents
 * use it there (FACTS 6).
 */
export type ChildCobrowseApi = Pick<
  CobrowseApi,
  'VERSION' | 'markServiceElement' | 'onSessionStarted' | 'onConnected' | 'onSessionEnded' | 'onMaskedElement'
>;

export function createChildApi(
  version: string,
  signals: Signals,
  marked: WeakSet<Element>,
  log: Log,
): ChildCobrowseApi {
  return Object.freeze({
    VERSION: version,
    markServiceElement: createMarkServiceElement(marked, log),
    onSessionStarted: signals.sessionStarted.signal,
    onConnected: signals.sessionStarted.signal,
    onSessionEnded: signals.sessionEnded.signal,
    onMaskedElement: signals.maskedElement.signal,
  });
}
