import type { RuleChange } from './watchSheets.js';

type Group = { adds: { rule: string; index: number }[] } | { removes: { index: number }[] };

/** The format applies what comes before what goes, within one event: so each event holds one kind. */
export function groupRuleChanges(
  changes: readonly RuleChange[],
  write: (change: { rule: CSSRule; text: string }) => string,
): Group[] {
  const groups: Group[] = [];
  let adds: { rule: string; index: number }[] = [];
  let removes: { index: number }[] = [];
  const close = () => {
    if (adds.length > 0) groups.push({ adds });
    if (removes.length > 0) groups.push({ removes });
    adds = [];
    removes = [];
  };
  for (const change of changes) {
    if ('rule' in change) {
      if (removes.length > 0) close();
      adds.push({ rule: write(change), index: change.index });
    } else {
      if (adds.length > 0) close();
      removes.push({ index: change.remove });
    }
  }
  close();
  return groups;
}
