import { buildRows } from './buildRows.js';
import { createRandom } from './createRandom.js';
import type { Scenario } from './scenario.js';

/** Of ten edits, six put a rule in, three change one and one takes one out. */
export const scenario: Scenario = {
  title: 'Edit rules of a style sheet',
  sizes: [4000],
  prepare() {
    buildRows(100);
    document.head.append(document.createElement('style'));
  },
  run(size) {
    const random = createRandom();
    const sheet = document.querySelector('style')?.sheet;
    if (!sheet) throw new Error('the scenario was not prepared');
    for (let edit = 0; edit < size; edit += 1) {
      const kind = edit % 10;
      const place = random(sheet.cssRules.length);
      if (kind < 6) sheet.insertRule(`.made-${edit} { color: rgb(${edit % 256} 0 0); }`, place);
      else if (kind < 9) change(sheet.cssRules[place], edit);
      else sheet.deleteRule(place);
    }
  },
};

function change(rule: CSSRule | undefined, edit: number): void {
  if (rule instanceof CSSStyleRule) rule.style.setProperty('margin-left', `${edit % 50}px`);
}
