import type { PrimaryMedia } from '../media/primaryMedia.js';
import type { UrlSanitizer } from '../privacy/sanitizeUrl.js';

/** What a site may decide about co-browse on its pages, after reading and checking. */
export interface CobrowseConfig {
  /** Where the server's co-browse application is, absolute, without a slash at the end. */
  url: string;
  apikey: string | undefined;
  /** Writes debugging logs to the console. */
  debug: boolean;
  /** Exact origins of pages of other origins, in frames of this one or around it, that share its sessions. */
  allowedFrameOrigins: readonly string[];
  /** Beside the page's own: origins to which agents in control may lead the customer. */
  allowedLinkOrigins: readonly string[];
  /** How long before an agent's navigation the customer is told of it, in seconds. */
  navigationDelay: number;
  /** Gives the page the `document.domain` that it shares with its sub-domains, where the browser allows it. */
  setDocumentDomain: boolean;
  /** Nothing of the built-in interface is shown: the site brings its own. */
  disableBuiltInUI: boolean;
  /** Long polling only. */
  disableWebSockets: boolean;
  /** A page that comes back from the browser's back/forward cache into a session is loaded anew. */
  disableBackForwardCache: boolean;
  /** How long a customer may be away, in seconds; must equal the server's MAX_OFFLINE_DURATION. */
  maxOfflineDuration: number;
  /** The language of the built-in interface, such as `de`; English if not given. */
  lang: string | undefined;
  /** Texts that replace the built-in ones, by key. */
  localization: Readonly<Record<string, string>>;
  /** The site's rules of privacy, as it wrote them: read when a session begins, so that other pages need no reader. */
  domRestrictions: unknown;
  /** Masks everything that nothing shows. */
  privateByDefault: boolean;
  /** How many asterisks stand for what is in a masked field: always as many, or one for each character. */
  maskLength: 'fixed' | 'same';
  /** Decides what agents see of addresses. */
  urlSanitizer: UrlSanitizer | undefined;
  /** Connects the site's chat. */
  primaryMedia: PrimaryMedia | undefined;
}
