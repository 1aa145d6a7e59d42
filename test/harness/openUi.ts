import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { build } from 'esbuild';
import type { StringKey } from '../../src/customer/ui/strings.js';

export interface UiOnPage {
  /** The page, and what is in it. */
  url?: string;
  html?: string;
  lang?: string;
  localization?: Partial<Record<StringKey, string>>;
}

/** The built-in interface without a session: tests bring it into any state by `window.ui`. */
const PROGRAM = `
import { markServiceNode } from './privacy/serviceNode.js';
import { chooseLanguage } from './ui/chooseLanguage.js';
import { createMaskedBanner } from './ui/createMaskedBanner.js';
import { createUi } from './ui/createUi.js';
import { keepToolbarPlace } from './ui/keepToolbarPlace.js';
import { createTexts, STRINGS_EN } from './ui/strings.js';
import { openStore } from '../browser/openStore.js';
import { de } from './ui/locales/de.js';
import { fr } from './ui/locales/fr.js';

window.openUi = (lang, localization) => {
  window.done = [];
  const locale = { de, fr }[lang] ?? STRINGS_EN;
  window.ui = createUi({
    document, window,
    texts: createTexts(localization, locale),
    language: chooseLanguage(lang, localization, locale, document.documentElement.lang),
    places: keepToolbarPlace(openStore([() => window.sessionStorage])),
    markService: markServiceNode,
    masked: () => createMaskedBanner,
    onExit: () => void window.done.push('exit'),
    onDowngrade: () => void window.done.push('downgrade'),
  });
};`;

declare global {
  interface Window {
    ui: import('../../src/customer/ui/createUi.js').Ui;
    /** What was pressed in the toolbar. */
    done: string[];
    openUi(lang: string | undefined, localization: Record<string, string>): void;
  }
}

/** Bundles it; once is enough for many pages. */
export async function bundleUi(): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: PROGRAM, resolveDir: resolve('src/customer'), sourcefile: 'openUi.ts', loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
  });
  return outputFiles[0]?.text ?? '';
}

/** Opens a page with the interface on it, not shown yet. */
export async function openUi(
  page: Page,
  bundle: string,
  { url, html = '', lang, localization = {} }: UiOnPage,
): Promise<void> {
  if (url) await page.goto(url);
  else await page.setContent(html);
  await page.evaluate(bundle);
  await page.evaluate(([tag, texts]) => window.openUi(tag ?? undefined, texts), [
    lang ?? null,
    localization,
  ] as const);
}
