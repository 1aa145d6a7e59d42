import { isDisabled } from './chooseOptions.js';
import type { ControlledPage, Outcome } from './controlledPage.js';
import { refuseTarget } from './findTarget.js';
import { choose } from './stepByKey.js';

/** Letters that follow each other this fast are one word, in milliseconds. */
const PAUSE = 1000;

/** Chooses the next option that begins with what is typed on a `select`. */
export function createTypeAhead(page: ControlledPage): (select: HTMLSelectElement, text: string) => Outcome {
  let typed = '';
  let place: Element | null = null;
  let last = 0;
  return (select, text) => {
    const now = page.window.performance.now();
    if (place !== select || now - last > PAUSE) typed = '';
    place = select;
    last = now;
    // The same letter again leads to the next one.
    if (typed !== text.toLowerCase()) typed += text.toLowerCase();
    const options = [...select.options];
    const from = select.selectedIndex + (typed.length > 1 ? 0 : 1);
    const found = [...options.slice(from), ...options.slice(0, from)].find(
      option =>
        option.label.trim().toLowerCase().startsWith(typed) &&
        !isDisabled(option) &&
        refuseTarget(page, option) === null,
    );
    choose(select, found);
    return null;
  };
}
