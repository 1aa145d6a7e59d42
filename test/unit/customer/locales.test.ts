import { describe, expect, it } from 'vitest';
import { loadLocale } from '../../../src/customer/entry/npmSession.js';
import { createTexts, STRINGS_EN, type StringKey } from '../../../src/customer/ui/strings.js';
import { createTestLog } from '../../harness/createTestLog.js';
import { DOCUMENTED_TEXTS } from '../../harness/documentedNames.js';

const placeholders = (text: string) => text.match(/\{\w+\}/g) ?? [];

describe('locales', () => {
  it('[UI110] English says every documented text under its documented key, letter by letter', () => {
    expect(Object.keys(DOCUMENTED_TEXTS)).toHaveLength(31);
    expect(STRINGS_EN).toMatchObject(DOCUMENTED_TEXTS);
  });

  it.each(['de', 'fr'])(
    '[UI111] %s has every text, with the same placeholders, and none left in English',
    async lang => {
      const log = createTestLog();
      const locale = await loadLocale(lang, log);
      expect(Object.keys(locale).sort()).toEqual(Object.keys(STRINGS_EN).sort());
      for (const key of Object.keys(STRINGS_EN) as StringKey[]) {
        expect(placeholders(locale[key]), key).toEqual(placeholders(STRINGS_EN[key]));
        expect(locale[key], key).not.toBe(STRINGS_EN[key]);
      }
      expect(log.lines).toEqual([]);
    },
  );

  it('[UI112] takes a language whatever its region and case, and English with a warning for one it does not have', async () => {
    const log = createTestLog();
    const de = await loadLocale('de', log);
    expect(await loadLocale('DE-at', log)).toBe(de);
    expect(await loadLocale(undefined, log)).toBe(STRINGS_EN);
    expect(await loadLocale('en-GB', log)).toBe(STRINGS_EN);
    expect(log.lines).toEqual([]);
    expect(await loadLocale('xx', log)).toBe(STRINGS_EN);
    expect(await loadLocale('constructor', log)).toBe(STRINGS_EN);
    expect(log.codes('warn')).toHaveLength(2);
  });

  it('[UI113] lets the site replace single texts of a language', async () => {
    const texts = createTexts({ modalYes: 'Natürlich!' }, await loadLocale('de', createTestLog()));
    expect(texts('modalYes')).toBe('Natürlich!');
    expect(texts('modalNo')).toBe('Nein');
  });
});
