import type { Stoppable } from '../../browser/listen.js';
import { stopAll } from '../../browser/stopAll.js';
import { type Guard, patchGetter, patchMethod, patchSetter } from './patch.js';

/** A rule that came, with what it said then, or that went; at the top of a sheet. */
export type RuleChange = { rule: CSSRule; text: string; index: number } | { remove: number };

export interface SheetChanges {
  /** What became of the sheets since the last call: single rules in their order, or `null`: look at all of it. */
  sheets: Map<CSSStyleSheet, RuleChange[] | null>;
  /** Rules at the top of a sheet that may say something else now, and what they said before, if that is known. */
  rules: Map<CSSRule, string>;
}

export interface SheetWatch extends Stoppable {
  take(): SheetChanges;
  /** The sheet was written down as it is now. */
  written(sheet: CSSStyleSheet): void;
}

/** More single changes than this in one go, and the whole sheet is the shorter message. */
const MANY = 2000;

/** Notes what pages do to style sheets by script. Nothing of it comes with an event. */
export function watchSheets(
  window: Window & typeof globalThis,
  onChange: () => void,
  guard?: Guard,
): SheetWatch {
  let changed = new Map<CSSStyleSheet, RuleChange[] | null>();
  let rules = new Map<CSSRule, string>();

  const log = (sheet: CSSStyleSheet, change: RuleChange) => {
    const known = changed.get(sheet);
    if (known === null) return;
    const list = known ?? [];
    list.push(change);
    changed.set(sheet, list.length > MANY ? null : list);
    onChange();
  };
  const rewrite = (sheet: CSSStyleSheet | null | undefined) => {
    if (!sheet) return;
    changed.set(sheet, null);
    onChange();
  };
  const touch = (self: unknown, isChanged: boolean) => {
    let rule = self as CSSRule;
    while (rule.parentRule) rule = rule.parentRule;
    if (!rule.parentStyleSheet) return;
    if (isChanged) rules.set(rule, '');
    else if (!rules.has(rule)) rules.set(rule, rule.cssText);
    onChange();
  };
  const changedRule = (self: unknown) => touch(self, true);

  const { prototype: sheets } = window.CSSStyleSheet;
  const { prototype: groups } = window.CSSGroupingRule;
  const method = (owner: object, name: string, after: Parameters<typeof patchMethod>[2]) =>
    patchMethod(owner, name, after, guard);
  const patches = stopAll([
    method(sheets, 'insertRule', (self, [, index], result) => {
      const sheet = self as CSSStyleSheet;
      const at = typeof result === 'number' ? result : Number(index ?? 0);
      const rule = sheet.cssRules[at];
      if (rule) log(sheet, { rule, text: rule.cssText, index: at });
    }),
    method(sheets, 'deleteRule', (self, [index]) => log(self as CSSStyleSheet, { remove: Number(index) })),
    ...['addRule', 'removeRule', 'replaceSync'].map(name =>
      method(sheets, name, self => rewrite(self as CSSStyleSheet)),
    ),
    method(sheets, 'replace', (self, _args, result) => {
      const look = () => rewrite(self as CSSStyleSheet);
      // What it says to the page is the page's matter.
      Promise.resolve(result).then(look, look);
    }),
    ...['insertRule', 'deleteRule'].map(name => method(groups, name, changedRule)),
    patchSetter(window.StyleSheet.prototype, 'disabled', self => rewrite(self as CSSStyleSheet), guard),
    patchSetter(
      window.HTMLStyleElement.prototype,
      'disabled',
      self => rewrite((self as HTMLStyleElement).sheet),
      guard,
    ),
    // The properties of a style cannot be watched one by one; whoever gets hold of a rule's style may set them.
    patchGetter(window.CSSStyleRule.prototype, 'style', self => touch(self, false), guard),
    patchSetter(window.CSSStyleRule.prototype, 'selectorText', changedRule, guard),
  ]);

  return {
    take() {
      const taken = { sheets: changed, rules };
      changed = new Map();
      rules = new Map();
      return taken;
    },
    written(sheet) {
      changed.delete(sheet);
      for (const rule of rules.keys()) if (rule.parentStyleSheet === sheet) rules.delete(rule);
    },
    stop: patches.stop,
  };
}
