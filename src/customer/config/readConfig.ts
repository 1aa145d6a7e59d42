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
    const value = given[name];
    if (value === undefined || value === null) return undefined;
    if (is(value)) return value;
    log.warn(`option "${name}" has a value of the wrong type and is ignored`, typeof value);
    return undefined;
  };
  const scriptUrl = script ? toUrl(script.src, baseUrl) : null;
  const serverUrl =
    toUrl(script?.serverUrl, baseUrl) ??
    toUrl(pick('url', isString), baseUrl) ??
    // …/cobrowse/js/gcb.min.js belongs to …/cobrowse.
    (scriptUrl ? new URL('..', scriptUrl) : new URL('/cobrowse', baseUrl));
  return {
    url: `${serverUrl.origin}${serverUrl.pathname}`.replace(/\/+$/, ''),
    apikey: pick('apikey', isString) ?? scriptUrl?.searchParams.get('apikey') ?? undefined,
    debug: pick('debug', isBoolean) ?? false,
    disableBuiltInUI: pick('disableBuiltInUI', isBoolean) ?? false,
    disableWebSockets: pick('disableWebSockets', isBoolean) ?? false,
    maxOfflineDuration: pick('maxOfflineDuration', isPositive) ?? DEFAULT_MAX_OFFLINE_SECONDS,
    localization: pick('localization', isTexts) ?? {},
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
const isPositive = (value: unknown): value is number => typeof value === 'number' && value > 0;
const isTexts = (value: unknown): value is Record<string, string> =>
  isRecord(value) && Object.values(value).every(isString);
