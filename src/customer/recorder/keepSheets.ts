import type { Privacy, PrivacyPolicy } from '../privacy/policy.js';
import type { Changes } from './changes.js';
import { groupRuleChanges } from './groupRuleChanges.js';
import { judgeRules, type Root, type SheetPlace } from './judgeRules.js';
import { makeAbsolute } from './makeAbsolute.js';
import type { NodeBook } from './nodeBook.js';
import type { Redaction } from './redaction.js';
import type { AdoptedStyles, AdoptedWatch } from './watchAdopted.js';
import type { SheetWatch } from './watchSheets.js';

export type EventData = Record<string, unknown>;

export interface SheetKeeper extends AdoptedStyles {
  /** The rules of an element's sheet as agents may have them; `null`: it has none, or none that can be read. */
  describe(owner: Element, privacy: Privacy): string | null;
  /** Something hidden was written down. */
  metHidden(): void;
  /**
   * Begins a pass: notes whose sheets are to be written down as a whole. What it gives tells the rest, to be called
   * when that is done.
   */
  begin(changes: Changes): () => EventData[];
  /** Agents have no sheet any more. */
  clear(): void;
  stop(): void;
}

export interface SheetKeeperOptions {
  book: NodeBook;
  window: Window;
  policy: Pick<PrivacyPolicy, 'of' | 'hides'>;
  redact: Pick<Redaction, 'css'>;
  /** All that is recorded. */
  scopes(): readonly { sheets: SheetWatch; adopted: AdoptedWatch; roots(): readonly Root[] }[];
  /** Asks for a pass. */
  onChange(): void;
}

/** How often the rules are looked through while the page changes, at most; and how much of the time that may take. */
const PAUSE = 1000;
const SHARE = 50;

/** Writes style sheets down, and again when what they may show has changed. */
export function keepSheets(options: SheetKeeperOptions): SheetKeeper {
  const { window, book, scopes, redact, onChange } = options;
  const { of: privacyOf, hides } = options.policy;
  const judge = judgeRules({ privacyOf, redact, hides });
  let numbers = new WeakMap<CSSStyleSheet, number>();
  let last = 0;
  /** Of each sheet the rules that show something, as agents have them. No entry: as they are. */
  let told = new WeakMap<CSSStyleSheet, Map<CSSRule, string>>();
  /** Constructed sheets that stood in something hidden: they stay as they were there. */
  const kept = new WeakSet<CSSStyleSheet>();
  const moved = new Set<CSSStyleSheet>();
  /** Where the rules of a sheet stand, for one pass. */
  let places = new Map<CSSStyleSheet, Map<CSSRule, number>>();
  let isDirty = false;
  let isUrgent = false;
  let wasHiding = false;
  let nextTime = 0;
  let waiting: number | undefined;

  const adopted = () => scopes().flatMap(scope => scope.adopted.lists());
  const placeOf = (sheet: CSSStyleSheet, known?: Privacy): SheetPlace => {
    wasHiding ||= hides();
    const { ownerNode: owner } = sheet;
    if (owner) {
      const base = sheet.href ?? owner.baseURI;
      return { privacy: known ?? privacyOf(owner), roots: [owner.getRootNode() as Root], base };
    }
    const roots = adopted().flatMap(({ root, sheets }) => (sheets.includes(sheet) ? root : []));
    const places = roots.map(root => privacyOf('host' in root ? root.host : root));
    if (places.some(privacy => privacy === 'masked' || privacy === 'service')) kept.add(sheet);
    // One that stands nowhere may come to stand anywhere.
    const privacy = kept.has(sheet) || (wasHiding && roots.length === 0) ? 'masked' : 'visible';
    return { privacy, roots, base: (roots[0] ?? document).baseURI };
  };
  /** What was told when nothing was hidden yet. */
  const rememberOpen = (sheet: CSSStyleSheet, { base }: SheetPlace): Map<CSSRule, string> | null => {
    if (!wasHiding) return null;
    const rules = new Map<CSSRule, string>();
    told.set(sheet, rules);
    try {
      for (const rule of Array.from(sheet.cssRules))
        if (judge.depends(rule.cssText)) rules.set(rule, makeAbsolute(rule.cssText, base));
    } catch {
      return null; // Of another origin.
    }
    return rules;
  };
  const writeRule = (sheet: CSSStyleSheet, rule: CSSRule, place: SheetPlace, text = rule.cssText): string => {
    const written = judge.write(rule, place, text);
    if (judge.depends(text)) (told.get(sheet) ?? rememberOpen(sheet, place))?.set(rule, written);
    return written;
  };
  const writeRules = (sheet: CSSStyleSheet, known?: Privacy): string[] => {
    if (sheet.disabled) return [];
    const place = placeOf(sheet, known);
    if (wasHiding) told.set(sheet, new Map());
    else told.delete(sheet);
    return Array.from(sheet.cssRules, rule => writeRule(sheet, rule, place));
  };
  /** How events name the sheet; `null`: agents have none of it. */
  const nameOf = (sheet: CSSStyleSheet): { id: number } | { styleId: number } | null => {
    const id = sheet.ownerNode ? book.idOf(sheet.ownerNode) : -1;
    if (id > 0) return { id };
    const styleId = numbers.get(sheet);
    return styleId === undefined ? null : { styleId };
  };
  const exchange = (sheet: CSSStyleSheet, rule: CSSRule, written: string): EventData[] => {
    const name = nameOf(sheet);
    if (!places.has(sheet)) places.set(sheet, new Map(Array.from(sheet.cssRules, (each, at) => [each, at])));
    const index = places.get(sheet)?.get(rule);
    if (!name || index === undefined) return [];
    return [
      { source: 8, ...name, removes: [{ index }] },
      { source: 8, ...name, adds: [{ rule: written, index }] },
    ];
  };
  const reviewSheet = (sheet: CSSStyleSheet): EventData[] => {
    if (!nameOf(sheet) || sheet.disabled) return [];
    const place = placeOf(sheet);
    // It has been written down as such: when that changes, so does all that is around it.
    if (sheet.ownerNode && place.privacy === 'masked') return [];
    const rules = told.get(sheet) ?? rememberOpen(sheet, place);
    if (!rules) return [];
    const events: EventData[] = [];
    for (const [rule, before] of rules) {
      if (rule.parentStyleSheet !== sheet) {
        rules.delete(rule);
        continue;
      }
      const written = judge.write(rule, place);
      if (written === before) continue;
      rules.set(rule, written);
      events.push(...exchange(sheet, rule, written));
    }
    return events;
  };

  const lookAgain = () => {
    waiting = undefined;
    onChange();
  };
  /** Tells rules that are to be judged otherwise now, as far as it is time to look for them. */
  const review = (): EventData[] => {
    if (!isUrgent && !isDirty && moved.size === 0) return [];
    wasHiding ||= hides();
    const start = Date.now();
    const isDue = wasHiding && (isUrgent || (isDirty && start >= nextTime));
    if (isDirty && wasHiding && !isDue) waiting ??= window.setTimeout(lookAgain, nextTime - start);
    const events = [...(isDue ? allSheets() : moved)].flatMap(reviewSheet);
    moved.clear();
    if (isDue || !wasHiding) {
      window.clearTimeout(waiting);
      waiting = undefined;
      [isUrgent, isDirty] = [false, false];
      const end = Date.now();
      nextTime = end + Math.max(PAUSE, (end - start) * SHARE);
    }
    return events;
  };

  function* allSheets(): Iterable<CSSStyleSheet> {
    for (const scope of scopes()) for (const root of scope.roots()) yield* Array.from(root.styleSheets);
    yield* new Set(adopted().flatMap(({ sheets }) => sheets));
  }

  return {
    describe(owner, privacy) {
      const { sheet } = owner as HTMLStyleElement | HTMLLinkElement;
      if (!sheet)
        return (owner as Element).localName === 'link' && (owner as HTMLLinkElement).disabled ? '' : null;
      try {
        return writeRules(sheet, privacy).join('');
      } catch {
        return null; // Of another origin: the agent's browser loads it by itself.
      }
    },
    idOf: sheet => numbers.get(sheet) ?? -1,
    enter(sheet) {
      last += 1;
      numbers.set(sheet, last);
      return { styleId: last, rules: writeRules(sheet).map((rule, index) => ({ rule, index })) };
    },
    metHidden() {
      isDirty = true;
      if (!wasHiding) isUrgent = true;
    },
    moved(sheet) {
      moved.add(sheet);
    },
    begin(changes) {
      const taken = scopes().map(({ sheets }) => sheets.take());
      isUrgent ||= changes.renewed.size > 0;
      isDirty ||= wasHiding && changes.nodes.size + changes.attributes.size > 0;
      const { styles } = changes;
      for (const { sheets } of taken)
        for (const [sheet, list] of sheets)
          if (!list && sheet.ownerNode) styles.add(sheet.ownerNode as Element);
      const rewritten = new Set<Node>(styles);
      const newest = book.newest();
      const isWritten = ({ ownerNode: owner }: CSSStyleSheet) =>
        owner !== null && (rewritten.has(owner) || book.idOf(owner) > newest);
      return () => {
        places = new Map();
        const events: EventData[] = [];
        const tell = (sheet: CSSStyleSheet, write: (name: EventData) => EventData[]) => {
          const name = nameOf(sheet);
          if (name && !isWritten(sheet)) events.push(...write(name));
        };
        for (const { sheets, rules } of taken) {
          for (const [sheet, list] of sheets)
            tell(sheet, name => {
              if (!list) return [{ source: 8, ...name, replaceSync: writeRules(sheet).join('') }];
              // Agents have nothing of a sheet that is switched off.
              if (sheet.disabled) return [];
              const place = placeOf(sheet);
              const write = (change: { rule: CSSRule; text: string }) =>
                writeRule(sheet, change.rule, place, change.text);
              return groupRuleChanges(list, write).map(group => ({ source: 8, ...name, ...group }));
            });
          for (const [rule, before] of rules) {
            const sheet = rule.parentStyleSheet;
            if (!sheet || sheet.disabled || sheets.get(sheet) === null || rule.cssText === before) continue;
            tell(sheet, () => exchange(sheet, rule, writeRule(sheet, rule, placeOf(sheet))));
          }
        }
        for (const scope of scopes()) events.push(...scope.adopted.write());
        return [...events, ...review()];
      };
    },
    clear() {
      numbers = new WeakMap();
      told = new WeakMap();
    },
    stop() {
      window.clearTimeout(waiting);
    },
  };
}
