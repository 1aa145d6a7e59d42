import { type Locale, STRINGS_EN } from './strings.js';

/** What the interface says of its texts, for screen readers and for its layout. */
export interface Language {
  /** A language tag (BCP 47), such as `de`. */
  lang: string;
  dir: 'ltr' | 'rtl';
}

const RTL = /^(ar|ckb|dv|fa|he|iw|ps|sd|ug|ur|yi)(-|$)|-(arab|hebr)(-|$)/i;

/**
 * The language of the texts, which need not be the page's: a built-in one is named by `lang`. Texts of the site are
 * in the language that it gives as `lang`; if it gives none but replaces most of our texts, they are in the page's.
 * Everything else is English. The direction follows from the language.
 */
export function chooseLanguage(
  option: string | undefined,
  localization: Readonly<Record<string, string>>,
  locale: Locale,
  page: string,
): Language {
  const own = Object.keys(STRINGS_EN).filter(key => Object.hasOwn(localization, key)).length;
  const isMostlyTheirs = own * 2 > Object.keys(STRINGS_EN).length;
  const isBuiltIn = locale !== STRINGS_EN;
  const chosen = isBuiltIn || own > 0 ? option : undefined;
  const lang = (chosen || (isMostlyTheirs && page) || 'en').replaceAll('_', '-');
  // A script that is written from left to right overrules the language's usual one.
  const dir = RTL.test(lang) && !/-(latn|cyrl)(-|$)/i.test(lang) ? 'rtl' : 'ltr';
  return { lang, dir };
}
