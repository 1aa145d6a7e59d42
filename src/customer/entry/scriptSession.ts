import type { Log } from '../../guard/log.js';
import type { BuiltFile, LoadFile } from '../session/sessionHost.js';
import * as locales from '../ui/loadLocale.js';
import type { Locale } from '../ui/strings.js';

export { runSession } from './wireSession.js';

/** Replaced by the build: the files of the languages. */
declare const __LOCALES__: { de: BuiltFile; fr: BuiltFile };

/** The languages are files beside the script, and checked like it. */
export function loadLocale(lang: string | undefined, log: Log, load?: LoadFile): Promise<Locale> {
  const { de, fr } = __LOCALES__;
  if (!load) return locales.loadLocale(lang, log, {});
  return locales.loadLocale(lang, log, {
    de: async () => (await load<{ de: Locale }>(de)).de,
    fr: async () => (await load<{ fr: Locale }>(fr)).fr,
  });
}
