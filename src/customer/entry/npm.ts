import { createConsoleLog } from '../../guard/createConsoleLog.js';
import type { CobrowseApi } from '../api/createApi.js';
import { checkOptions } from '../config/checkOptions.js';
import { readConfig } from '../config/readConfig.js';
import { wireCustomer } from './wireCustomer.js';

export type { Signal } from '../../signal/createSignal.js';
export type { CobrowseApi } from '../api/createApi.js';
export type { AgentNavigation, SessionMode } from '../session/createSignals.js';
export type { Session } from '../session/sessionObject.js';
export type { SessionEndReason } from '../session/sessionState.js';

declare const __VERSION__: string;

export interface CobrowseOptions {
  /** Where the server's co-browse application is, such as `https://help.example/cobrowse`. */
  url: string;
  apikey?: string;
  /** Writes debugging logs to the console. Default: false. */
  debug?: boolean;
  /** Shows nothing of the built-in interface. Default: false. */
  disableBuiltInUI?: boolean;
  /** Long polling only. Default: false. */
  disableWebSockets?: boolean;
  /** Loads a page anew that comes back from the back/forward cache while a session goes on. Default: true. */
  disableBackForwardCache?: boolean;
  /** Lets `document.domain` be changed, for frames of sub-domains. Default: false. */
  setDocumentDomain?: boolean;
  /** Origins of frames that take part, such as `https://forms.example`. Default: none. */
  allowedFrameOrigins?: readonly string[];
  /** How long a customer may be away, in seconds; must equal the server's MAX_OFFLINE_DURATION. Default: 600. */
  maxOfflineDuration?: number;
  /** The language of the built-in interface: `en`, `de` or `fr`. Default: `en`. */
  lang?: string;
  /** Texts that replace the built-in ones, by their documented keys. */
  localization?: Record<string, string>;
}

/** What `createCobrowse` gives: the documented api, and the way to take it off the page again. */
export interface Cobrowse extends CobrowseApi {
  /** Takes everything of ours off this page. A session that is going on is left as on a page that unloads. */
  stop(): void;
}

/**
 * Puts co-browse on the page that runs this, without touching globals. Call it once for a page.
 * @throws Error when there is no page (on a server): call it from code that only runs in the browser.
 */
export function createCobrowse(options: CobrowseOptions): Cobrowse {
  if (typeof window === 'undefined')
    throw new Error('createCobrowse needs a browser: call it after the page has loaded.');
  const log = createConsoleLog('cobrowse', options.debug === true, window.console);
  checkOptions({ ...options }, log);
  const config = readConfig(options, null, window.document.baseURI, log);
  const { api, stop } = wireCustomer({
    version: __VERSION__,
    window,
    config,
    log,
    loadSession: () => import('./npmSession.js'),
    loadRecorder: () => import('../recorder/startRecording.js'),
  });
  return Object.freeze({ ...api, stop });
}
