import type { Log } from '../../guard/log.js';
import { type Locale, STRINGS_EN } from './strings.js';

/** How to get the built-in languages besides English, by their names. */
export type LocaleLoaders = Readonly<Record<string, () => Promise<Locale>>>;

/**
 * Loads a language by its tag; a region does not matter (`de-AT` is `de`). English, with a warning, for one that
 * is not built in or cannot be fetched: a session is worth more than its language.
 */
export async function loadLocale(
  lang: string | undefined,
  log: Log,
  loaders: LocaleLoaders,
): Promise<Locale> {
  const [language = 'en'] = (lang ?? 'en').toLowerCase().split(/[-_]/);
  if (language === 'en') return STRINGS_EN;
  const load = Object.hasOwn(loaders, language) ? loaders[language] : undefined;
  if (!load) {
    log.warn(`the language "${lang}" is not built in: give its texts by the option "localization"`);
    return STRINGS_EN;
  }
  try {
    return await load();
  } catch (error) {
    log.warn(`the texts of the language "${lang}" could not be loaded`, error);
    return STRINGS_EN;
  }
}
