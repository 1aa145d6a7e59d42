import { HOVER_MARK } from '../../browser/hoverMark.js';

const HOVER = /:hover(?![\w-])/g;
/** What holds where nothing hovers has held all along. */
const NEGATED = /:not\([^)]*:hover/;
const ADDRESS = /url\(\s*(["']?)(.*?)\1\s*\)/g;

/** The rules of a sheet that are for what is hovered, for what an agent hovers; empty where it may not be read. */
export function readHoverRules(sheet: CSSStyleSheet, base: string): string {
  try {
    if (sheet.disabled) return '';
    const text = readRules(sheet.cssRules, base);
    return text && inGroup(sheet.media.mediaText, makeAbsolute(text, sheet.href ?? base));
  } catch {
    return ''; // Of another origin.
  }
}

function readRules(rules: CSSRuleList, base: string): string {
  let text = '';
  for (const rule of Array.from(rules)) {
    const { selectorText, cssRules, styleSheet, media } = rule as Partial<CSSStyleRule & CSSImportRule>;
    if (styleSheet) text += inGroup(media?.mediaText ?? '', readHoverRules(styleSheet, base));
    else if (selectorText?.includes(':hover')) {
      if (!NEGATED.test(selectorText)) text += rule.cssText.replace(HOVER, `[${HOVER_MARK}]`);
    } else if (cssRules && cssRules.length > 0) {
      const inner = readRules(cssRules, base);
      // The head of a group (`@media …`), or of a rule that holds others.
      if (inner) text += `${rule.cssText.slice(0, rule.cssText.indexOf('{'))}{${inner}}`;
    }
  }
  return text;
}

const inGroup = (media: string, text: string): string =>
  text && media && media !== 'all' ? `@media ${media}{${text}}` : text;

/** Our sheet stands elsewhere than the one that the rules are from. */
function makeAbsolute(text: string, base: string): string {
  return text.replace(ADDRESS, (whole, _quote: string, address: string) => {
    if (/^(#|data:)/.test(address)) return whole;
    try {
      return `url("${new URL(address, base).href.replaceAll('"', '%22')}")`;
    } catch {
      return whole; // As it is, it leads nowhere either.
    }
  });
}
