import { describeSheet } from './describeSheet.js';
import type { NodeBook } from './nodeBook.js';
import type { RuleChange, SheetChanges } from './watchSheets.js';

/** Gives constructed sheets their numbers. */
export interface StyleBook {
  /** The number of a constructed sheet that agents have; -1 for others. */
  idOf(sheet: CSSStyleSheet): number;
}

type EventData = Record<string, unknown>;

/** Tells what became of style sheets: rule by rule where that is known, and else as a whole. */
export function writeSheets(
  { sheets, rules }: SheetChanges,
  book: NodeBook,
  styles: StyleBook,
  rewriteOwner: (owner: Element) => void,
): EventData[] {
  const written: EventData[] = [];
  const nameOf = (sheet: CSSStyleSheet): { id: number } | { styleId: number } | null => {
    const owner = sheet.ownerNode;
    const id = owner ? book.idOf(owner) : -1;
    if (id > 0) return { id };
    const styleId = styles.idOf(sheet);
    return styleId > 0 ? { styleId } : null;
  };
  for (const [sheet, changes] of sheets) {
    const name = nameOf(sheet);
    if (!name) continue;
    if (changes) written.push(...groupChanges(changes).map(group => ({ source: 8, ...name, ...group })));
    else if ('id' in name) rewriteOwner(sheet.ownerNode as Element);
    else written.push({ source: 8, ...name, replaceSync: describeSheet(sheet, document.baseURI) ?? '' });
  }
  for (const [rule, before] of rules) {
    const sheet = rule.parentStyleSheet;
    const name = sheet && sheets.get(sheet) !== null ? nameOf(sheet) : null;
    if (!sheet || !name || rule.cssText === before) continue;
    const index = Array.from(sheet.cssRules).indexOf(rule);
    if (index < 0) continue;
    written.push({ source: 8, ...name, removes: [{ index }] });
    written.push({ source: 8, ...name, adds: [{ rule: rule.cssText, index }] });
  }
  return written;
}

/** The format applies what comes before what goes, within one event: so each event holds one kind. */
function groupChanges(changes: readonly RuleChange[]): EventData[] {
  const groups: EventData[] = [];
  let adds: { rule: string; index: number }[] = [];
  let removes: { index: number }[] = [];
  const close = () => {
    if (adds.length > 0) groups.push({ adds });
    if (removes.length > 0) groups.push({ removes });
    adds = [];
    removes = [];
  };
  for (const change of changes) {
    if ('add' in change) {
      if (removes.length > 0) close();
      adds.push({ rule: change.add, index: change.index });
    } else {
      if (adds.length > 0) close();
      removes.push({ index: change.remove });
    }
  }
  close();
  return groups;
}
