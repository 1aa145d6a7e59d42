/** Names of the start button (`startBtn`): needed on every page, before a language's file would be loaded. */
export const START_NAMES = { en: 'Co-browsing', de: 'Co-Browsing', fr: 'Co-navigation' } as const;

/** The name in a language by its tag; English for one that is not built in. */
export function nameStart(lang = 'en'): string {
  const [language = ''] = lang.toLowerCase().split(/[-_]/);
  const names: Readonly<Record<string, string>> = START_NAMES;
  return Object.hasOwn(names, language) ? (names[language] ?? START_NAMES.en) : START_NAMES.en;
}
