import type { Privacy } from '../privacy/policy.js';
import { findSubjects } from './findSubjects.js';
import { makeAbsolute } from './makeAbsolute.js';
import type { Redaction } from './redaction.js';

export type Root = Document | ShadowRoot;

/** Where a style sheet stands. */
export interface SheetPlace {
  /** What holds for the sheet itself: the strictest, where it stands in several places. */
  privacy: Privacy;
  /** Where its rules look for elements. */
  roots: readonly Root[];
  /** What addresses in it are relative to. */
  base: string;
}

export interface RuleJudge {
  /** A rule as agents may have it, at the top of its sheet. Never empty: rules are told by their place in the sheet. */
  write(rule: CSSRule, place: SheetPlace, text?: string): string;
  /** Does it depend on the page's elements how this rule is written? */
  depends(text: string): boolean;
}

export interface JudgeOptions {
  privacyOf(node: Node): Privacy;
  redact: Pick<Redaction, 'css'>;
  /** Is anything hidden in this page but fields? Without it no rule is looked at. */
  hides(): boolean;
}

/** Something that agents may not see; nothing but what they see; nobody can say; nothing at all. */
type Styled = 'hidden' | 'seen' | 'unknown' | 'nothing';

/** A rule that says nothing. */
const NOTHING = '@media not all {}';
/** What may hold a text or an address. */
const SPEAKS = /["']|\b(url|src)\(/i;
const URLS = /\b(url|src)\((?:"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'|[^"')]*)\)/gi;
const HOST = /^\s*:host(\([^()]*\))?(::?[\w-]+)*\s*$/i;
/** What names a file or other names, and shows no text. */
const PLAIN = /^@(font-face|import|namespace|charset|layer|font-palette-values|font-feature-values)\b/i;

/**
 * Writes down rules of style sheets. What a rule shows (texts and addresses) is left out where the sheet stands in
 * something hidden, or where the rule styles something hidden; a text also as long as it styles nothing at all,
 * because nobody can say yet what it is for. What was left out stays so until the rule styles nothing but what is seen.
 */
export function judgeRules({ privacyOf, redact, hides }: JudgeOptions): RuleJudge {
  const secret = new Set<string>();

  const isHidden = (element: Element) => {
    const privacy = privacyOf(element);
    // Our own interface stands beside the body, and has no styles from the page.
    if (privacy === 'service') return element.parentNode !== element.ownerDocument.documentElement;
    return privacy === 'masked';
  };
  const mask = (text: string) => redact.css(text, 'masked') || NOTHING;
  const speaks = (text: string) => SPEAKS.test(text) && redact.css(text, 'masked') !== text;

  /** Whom does it style? */
  const askFor = (selector: string, roots: readonly Root[], around?: string): Styled => {
    // The host of a shadow tree is as the tree's sheets are: what masks it masks them.
    if (HOST.test(selector)) return 'seen';
    const subjects = findSubjects(selector, around);
    if (subjects === null) return 'unknown';
    let styled: Styled = 'nothing';
    try {
      for (const root of roots)
        for (const element of Array.from(root.querySelectorAll(subjects))) {
          if (isHidden(element)) return 'hidden';
          styled = 'seen';
        }
    } catch {
      return 'unknown'; // A selector that only style sheets know.
    }
    return styled;
  };
  const writeStyle = (rule: CSSStyleRule, text: string, roots: readonly Root[]): string => {
    const around = findSubjects(rule.selectorText) ?? undefined;
    const styled = [askFor(rule.selectorText, roots)];
    const rest = [...nestedOf(rule)];
    for (let inner = rest.pop(); inner; inner = rest.pop()) {
      if (isStyle(inner)) styled.push(askFor(inner.selectorText, roots, around));
      rest.push(...nestedOf(inner));
    }
    if (styled.includes('hidden')) {
      secret.add(text);
      return mask(text);
    }
    if (styled.includes('unknown')) return mask(text);
    if (!styled.includes('nothing')) {
      secret.delete(text);
      return text;
    }
    return secret.has(text) || speaks(text.replace(URLS, '')) ? mask(text) : text;
  };

  const writeRule = (rule: CSSRule, text: string, place: SheetPlace): string => {
    if (!speaks(text)) return text;
    if (isStyle(rule)) return writeStyle(rule, text, place.roots);
    if (PLAIN.test(text)) return text;
    const start = text.indexOf('{');
    const head = text.slice(0, start);
    // Keyframes, counters and their like are used by name.
    if (!('cssRules' in rule) || /^@(-webkit-)?keyframes/i.test(text) || /["']/.test(head)) return mask(text);
    const inside = nestedOf(rule).map(inner =>
      writeRule(inner, makeAbsolute(inner.cssText, place.base), place),
    );
    return `${head}{ ${inside.join(' ')} }`;
  };

  return {
    write(rule, place, text = rule.cssText) {
      const absolute = makeAbsolute(text, place.base);
      if (place.privacy === 'masked' || place.privacy === 'service') return mask(absolute);
      return hides() ? writeRule(rule, absolute, place) : absolute;
    },
    depends: text => SPEAKS.test(text),
  };
}

/** Pages and keyframes have selectors of other kinds. */
const isStyle = (rule: CSSRule): rule is CSSStyleRule => rule.type === 1;

const nestedOf = (rule: CSSRule): CSSRule[] => Array.from((rule as Partial<CSSGroupingRule>).cssRules ?? []);
