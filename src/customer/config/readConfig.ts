import type { Log } from '../../guard/log.js';
import type { UrlSanitizer } from '../privacy/sanitizeUrl.js';
import type { CobrowseConfig } from './cobrowseConfig.js';
import { type Holder, isHolder } from './holder.js';
import { readOrigins } from './readOrigins.js';

export interface ScriptAttributes {
  /** `src` of our script element. */
  src: string;
  /** Its attribute `data-gcb-url`. */
  serverUrl: string | null;
  /** The word by which a Content Security Policy trusts it; empty if there is none. */
  nonce: string;
}

const DEFAULT_MAX_OFFLINE_SECONDS = 600;
/** "About three seconds" (JavaScript API, "onAgentNavigated"). */
const DEFAULT_NAVIGATION_DELAY_SECONDS = 3;

/**
 * Makes one checked object out of what the site wrote (`options`, anything) and the script element.
 * What has the wrong type is warned of and replaced by its default; nothing throws.
 */
export function readConfig(
  options: unknown,
  script: ScriptAttributes | null,
  baseUrl: string,
  log: Log,
): CobrowseConfig {
  const given = isHolder(options) ? options : {};
  const pick = <T>(name: string, is: (value: unknown) => value is T): T | undefined => {
    const value = read(given, name, undefined, log);
    if (value === undefined || value === null) return undefined;
    if (is(value)) return value;
    log.warn(`option "${name}" has a value of the wrong type and is ignored`, typeof value);
    return undefined;
  };
  const origins = (name: string) => readOrigins(name, pick(name, isTextList) ?? [], log);
  const scriptUrl = script ? toUrl(script.src, baseUrl) : null;
  const option = pick('url', isString);
  const optionUrl = toUrl(option, baseUrl);
  if (option && !optionUrl) log.warn('option "url" is no address of a server and is ignored');
  const serverUrl =
    toUrl(script?.serverUrl, baseUrl) ??
    optionUrl ??
    // …/cobrowse/js/gcb.min.js belongs to …/cobrowse.
    toUrl(scriptUrl ? new URL('..', scriptUrl).href : '/cobrowse', baseUrl);
  if (!serverUrl) log.warn('the address of the server is not known: set the option "url"');
  // Where they matter, what ours does is what they ask for (docs/CONFIGURATION.md); only their type is looked at.
  pick('src', isString);
  pick('css', isCss);
  // Of privacy, what cannot be understood is taken strictly.
  const wish = read(given, 'privateByDefault', UNREADABLE, log);
  if (wish !== undefined && !isBoolean(wish))
    log.warn('option "privateByDefault" has a value of the wrong type and counts as true', typeof wish);
  return {
    url: serverUrl ? `${serverUrl.origin}${serverUrl.pathname}`.replace(/\/+$/, '') : '',
    apikey: pick('apikey', isString) ?? scriptUrl?.searchParams.get('apikey') ?? undefined,
    debug: pick('debug', isBoolean) ?? false,
    disableBuiltInUI: pick('disableBuiltInUI', isBoolean) ?? false,
    disableWebSockets: pick('disableWebSockets', isBoolean) ?? false,
    disableBackForwardCache: pick('disableBackForwardCache', isBoolean) ?? true,
    setDocumentDomain: pick('setDocumentDomain', isBoolean) ?? false,
    allowedFrameOrigins: origins('allowedFrameOrigins'),
    allowedLinkOrigins: origins('allowedLinkOrigins'),
    navigationDelay: pick('navigationDelay', isDuration) ?? DEFAULT_NAVIGATION_DELAY_SECONDS,
    maxOfflineDuration: pick('maxOfflineDuration', isDuration) ?? DEFAULT_MAX_OFFLINE_SECONDS,
    lang: pick('lang', isString),
    localization: pick('localization', isTexts) ?? {},
    // Not checked here, and never left out: a session without its rules would show what they hide.
    domRestrictions: read(given, 'domRestrictions', UNREADABLE, log),
    privateByDefault: wish !== undefined && wish !== false,
    maskLength: pick('maskLength', isMaskLength) ?? 'fixed',
    urlSanitizer: pick('urlSanitizer', isSanitizer),
    primaryMedia: pick('primaryMedia', isHolder),
  };
}

/** Stands for rules that are there and cannot be read. */
const UNREADABLE = 'unreadable';

function read(given: Holder, name: string, otherwise: unknown, log: Log): unknown {
  try {
    return given[name] ?? undefined;
  } catch (error) {
    log.warn(`option "${name}" cannot be read and is ignored`, error);
    return otherwise;
  }
}

function toUrl(text: string | null | undefined, base: string): URL | null {
  if (!text) return null;
  try {
    const url = new URL(text, base);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url : null;
  } catch {
    return null; // The caller goes on with the next candidate.
  }
}

const isString = (value: unknown): value is string => typeof value === 'string';
const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';
/** Timers of browsers count milliseconds in 31 bits. */
const LONGEST_SECONDS = Math.floor((2 ** 31 - 1) / 1000);
const isDuration = (value: unknown): value is number =>
  typeof value === 'number' && value > 0 && value <= LONGEST_SECONDS;
const isCss = (value: unknown): value is object => isHolder(value) && Object.values(value).every(isBoolean);
const isTextList = (value: unknown): value is string[] => Array.isArray(value) && value.every(isString);
const isMaskLength = (value: unknown): value is 'fixed' | 'same' => value === 'fixed' || value === 'same';
const isSanitizer = (value: unknown): value is UrlSanitizer => typeof value === 'function';
const isTexts = (value: unknown): value is Record<string, string> =>
  isHolder(value) && Object.values(value).every(isString);
