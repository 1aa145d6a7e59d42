import { createConsoleLog } from '../../guard/createConsoleLog.js';
import type { DomRestrictions } from '../../protocol/index.js';
import { type CobrowseApi, createApi } from '../api/createApi.js';
import { isBrowserSupported } from '../api/isBrowserSupported.js';
import { checkOptions } from '../config/checkOptions.js';
import { readConfig } from '../config/readConfig.js';
import type { PrimaryMedia } from '../media/primaryMedia.js';
import type { UrlSanitizer } from '../privacy/sanitizeUrl.js';
import { wireChild } from './wireChild.js';
import { wireCustomer } from './wireCustomer.js';

export type {
  DomRestrictions,
  RestrictionRule,
  RestrictionSet,
  RestrictionType,
} from '../../protocol/index.js';
export type { Signal } from '../../signal/createSignal.js';
export type { CobrowseApi } from '../api/createApi.js';
export type { PrimaryMedia } from '../media/primaryMedia.js';
export type { Privacy, PrivacyExplanation, PrivacyReason } from '../privacy/policy.js';
export type { UrlSanitizer } from '../privacy/sanitizeUrl.js';
export type { SessionMode } from '../session/createSignals.js';
export type { Session } from '../session/sessionObject.js';
export type { AgentNavigation, SessionEndReason } from '../session/sessionState.js';

declare const __VERSION__: string;

/** What a site decides about co-browse on its pages. */
export interface CobrowseOptions {
  /** Where the server's co-browse application is, such as `https://help.example/cobrowse`. */
  url: string;
  /** Sent to the server with each connection. */
  apikey?: string;
  /** Writes debugging logs to the console. Default: false. */
  debug?: boolean;
  /**
   * Exact origins, such as `https://forms.example`, of pages in frames of this one, or around it, that share its
   * sessions: agents see what is in them, and they learn the session's number. Default: none but the page's own.
   */
  allowedFrameOrigins?: readonly string[];
  /** Origins to which an agent in control may lead the customer, beside the page's own. Default: none. */
  allowedLinkOrigins?: readonly string[];
  /** How long before an agent's navigation the customer is told of it, in seconds. Default: 3. */
  navigationDelay?: number;
  /** Gives the page the `document.domain` that it shares with its sub-domains, where the browser allows it. Default: false. */
  setDocumentDomain?: boolean;
  /** Shows nothing of the built-in interface. Default: false. */
  disableBuiltInUI?: boolean;
  /** Long polling only. Default: false. */
  disableWebSockets?: boolean;
  /** Loads a page anew that comes back from the back/forward cache while a session goes on. Default: true. */
  disableBackForwardCache?: boolean;
  /** How long a customer may be away, in seconds; must equal the server's MAX_OFFLINE_DURATION. Default: 600. */
  maxOfflineDuration?: number;
  /** The language of the built-in interface: `en`, `de` or `fr`. Default: `en`. */
  lang?: string;
  /** Texts that replace the built-in ones, by their documented keys. */
  localization?: Record<string, string>;
  /** Rules of privacy: what agents must not see, or not act on. A rule that is not valid keeps sessions from starting. */
  domRestrictions?: DomRestrictions;
  /** Masks everything that neither `data-gcb-show` nor a rule of type `show` reveals. Default: false. */
  privateByDefault?: boolean;
  /** Asterisks for what is in masked fields: always as many, or one for each character. Default: `fixed`. */
  maskLength?: 'fixed' | 'same';
  /** Decides what agents see of the addresses of pages and links. Default: all but credentials, query and fragment. */
  urlSanitizer?: UrlSanitizer;
  /** Connects the site's chat, or another medium between customer and agent. Default: none. */
  primaryMedia?: PrimaryMedia;
}

/** What `createCobrowse` gives: the documented api, and the way to take it off the page again. */
export interface Cobrowse extends CobrowseApi {
  /**
   * `false` on a page in a frame. It takes part in the session of the page around it: of the api, what belongs to
   * the top page does nothing but warn (methods) or is silent (signals); see docs/FRAMES.md.
   */
  readonly isTopContext: boolean;
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
  const loadRecorder = () => import('./wireRecorder.js');
  const loadFrames = () => import('./wireFrames.js');
  const parts = { version: __VERSION__, window, config, log, loadRecorder, loadFrames };
  if (window.parent !== window) {
    const { signals, marked, stop } = wireChild({ ...parts, loadFrame: () => import('./npmFrame.js') });
    const refuse = () => log.warn('a page in a frame begins and ends no session: the page around it does');
    const launcher = {
      start: refuse,
      exit: refuse,
      downgrade: refuse,
      endConversation: refuse,
      explain() {
        refuse();
        return null;
      },
      stop,
    };
    const api = createApi(__VERSION__, signals, launcher, () => isBrowserSupported(window), marked, log);
    return Object.freeze({ ...api, isTopContext: false, stop });
  }
  const { api, stop } = wireCustomer({
    ...parts,
    startButton: null,
    loadSession: () => import('./npmSession.js'),
  });
  return Object.freeze({ ...api, isTopContext: true, stop });
}
