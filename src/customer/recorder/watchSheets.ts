import type { Stoppable } from '../../browser/listen.js';
import { PAGE_PATCHES } from '../../browser/pagePatches.js';
import { patchPage } from '../../browser/patchPage.js';
import { tellAfter } from '../../browser/tellAfter.js';
import { type Guard, unguarded } from './guard.js';

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

/** With more single changes in one go than this, and than half of its rules, the whole sheet is the shorter message. */
const FEW = 100;

/** Notes what pages do to style sheets by script. Nothing of it comes with an event. */
export function watchSheets(
  window: Window & typeof globalThis,
  onChange: () => void,
  guard: Guard = unguarded,
): SheetWatch {
  let changed = new Map<CSSStyleSheet, RuleChange[] | null>();
  let rules = new Map<CSSRule, string>();

  const log = (sheet: CSSStyleSheet, describe: () => RuleChange | null) => {
    const known = changed.get(sheet);
    // All of it will be looked at.
    if (known === null) return;
    const change = describe();
    if (!change) return;
    const list = known ?? [];
    list.push(change);
    const isMuch = list.length > FEW && list.length > sheet.cssRules.length / 2;
    if (!known || isMuch) changed.set(sheet, isMuch ? null : list);
    onChange();
  };
  const rewrite = (sheet: CSSStyleSheet | null | undefined) => {
    if (!sheet) return;
    changed.set(sheet, null);
    onChange();
  };
  const touch = (self: unknown, isChanged: boolean) => {
    let rule = self as CSSRule;
    const { parentStyleSheet } = rule;
    if (!parentStyleSheet || changed.get(parentStyleSheet) === null) return;
    while (rule.parentRule) rule = rule.parentRule;
    if (isChanged) rules.set(rule, '');
    else if (!rules.has(rule)) rules.set(rule, rule.cssText);
    onChange();
  };
  const changedRule = (self: unknown) => touch(self, true);

  const rewriteSelf = (self: unknown) => rewrite(self as CSSStyleSheet);
  type Told = Parameters<typeof tellAfter>[0];
  const told: Record<(typeof PAGE_PATCHES.sheets)[number], Told> = {
    'call CSSStyleSheet.insertRule': (self, [, index], result) => {
      const sheet = self as CSSStyleSheet;
      log(sheet, () => {
        const at = typeof result === 'number' ? result : Number(index ?? 0);
        const rule = sheet.cssRules[at];
        return rule ? { rule, text: rule.cssText, index: at } : null;
      });
    },
    'call CSSStyleSheet.deleteRule': (self, [index]) =>
      log(self as CSSStyleSheet, () => ({ remove: Number(index) })),
    'call CSSStyleSheet.addRule': rewriteSelf,
    'call CSSStyleSheet.removeRule': rewriteSelf,
    'call CSSStyleSheet.replaceSync': rewriteSelf,
    'call CSSStyleSheet.replace': (self, _args, result) => {
      const look = () => rewriteSelf(self);
      // What it says to the page is the page's matter.
      Promise.resolve(result).then(look, look);
    },
    'call CSSGroupingRule.insertRule': changedRule,
    'call CSSGroupingRule.deleteRule': changedRule,
    'set StyleSheet.disabled': rewriteSelf,
    'set HTMLStyleElement.disabled': self => rewrite((self as HTMLStyleElement).sheet),
    // The properties of a style cannot be watched one by one; whoever gets hold of a rule's style may set them.
    'get CSSStyleRule.style': self => touch(self, false),
    'set CSSStyleRule.selectorText': changedRule,
  };
  const patches = patchPage(window, PAGE_PATCHES.sheets, member => tellAfter(guard(told[member])));

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
