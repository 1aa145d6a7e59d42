import type { Log } from '../../guard/log.js';
import type { CobrowseConfig } from './cobrowseConfig.js';

export interface ScriptAttributes {
  /** `src` of our script element. */
  src: string;
  /** Its attribute `data-gcb-url`. */
  serverUrl: string | null;
}

const DEFAULT_MAX_OFFLINE_SECONDS = 600;

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
  const given = isRecord(options) ? options : {};
  const pick = <T>(name: string, is: (value: unknown) => value is T): T | undefined => {
    let value: unknown;
    try {
      value = given[name];
    } catch (error) {
      log.warn(`option "${name}" cannot be read and is ignored`, error);
    }
    if (value === undefined || value === null) return undefined;
    if (is(value)) return value;
    log.warn(`option "${name}" has a value of the wrong type and is ignored`, typeof value);
    return undefined;
  };
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
  return {
    url: serverUrl ? `${serverUrl.origin}${serverUrl.pathname}`.replace(/\/+$/, '') : '',
    apikey: pick('apikey', isString) ?? scriptUrl?.searchParams.get('apikey') ?? undefined,
    debug: pick('debug', isBoolean) ?? false,
    allowedFrameOrigins: pick('allowedFrameOrigins', isStrings) ?? [],
    setDocumentDomain: pick('setDocumentDomain', isBoolean) ?? false,
    disableBuiltInUI: pick('disableBuiltInUI', isBoolean) ?? false,
    disableWebSockets: pick('disableWebSockets', isBoolean) ?? false,
    maxOfflineDuration: pick('maxOfflineDuration', isDuration) ?? DEFAULT_MAX_OFFLINE_SECONDS,
    lang: pick('lang', isString),
    localization: pick('localization', isTexts) ?? {},
    primaryMedia: pick('primaryMedia', isRecord),
  };
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

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
const isString = (value: unknown): value is string => typeof value === 'string';
const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';
/** Timers of browsers count milliseconds in 31 bits. */
const LONGEST_SECONDS = Math.floor((2 ** 31 - 1) / 1000);
const isDuration = (value: unknown): value is number =>
  typeof value === 'number' && value > 0 && value <= LONGEST_SECONDS;
const isStrings = (value: unknown): value is string[] => Array.isArray(value) && value.every(isString);
const isTexts = (value: unknown): value is Record<string, string> =>
  isRecord(value) && Object.values(value).every(isString);
