import type { Command } from '../../protocol/index.js';
import type { ControlledPage, Outcome } from './controlledPage.js';
import { findFocus } from './findFocus.js';
import { refuseTarget } from './findTarget.js';
import { moveFocus } from './moveFocus.js';
import { tellChosen } from './setNatively.js';

/** Chooses these options of a `select`, and no others; all or none of them. */
export function chooseOptions(page: ControlledPage, command: Extract<Command, { do: 'choose' }>): Outcome {
  const select = page.nodeOf(command.node) as HTMLSelectElement | null;
  if (!select?.isConnected) return 'gone';
  if (select.localName !== 'select') return 'impossible';
  const judge = () => refuseTarget(page, select) ?? refuseChoice(page, select, command.options);
  const refusal = judge();
  if (refusal) return refusal;
  moveFocus(page.window, select);
  // The page has heard of the focus: it may have changed what can be chosen.
  const late = select.isConnected ? judge() : 'gone';
  if (late || isChosen(select, command.options)) return late;
  if (findFocus(page.window) !== select) return 'impossible';
  const wanted = new Set(command.options);
  if (select.multiple)
    for (const [index, option] of [...select.options].entries()) option.selected = wanted.has(index);
  else select.selectedIndex = command.options[0] ?? -1;
  tellChosen(select);
  return null;
}

function isChosen(select: HTMLSelectElement, wanted: readonly number[]): boolean {
  return [...select.options].every((option, index) => option.selected === wanted.includes(index));
}

/** Also of what would not be chosen any more. */
function refuseChoice(page: ControlledPage, select: HTMLSelectElement, wanted: readonly number[]): Outcome {
  const fits = select.multiple || wanted.length === 1;
  if (!fits || select.matches(':disabled')) return 'impossible';
  for (const index of wanted) if (!select.options[index]) return 'impossible';
  for (const [index, option] of [...select.options].entries()) {
    if (option.selected === wanted.includes(index)) continue;
    const refusal = refuseTarget(page, option);
    if (refusal) return refusal;
    // In a list of one choice what was chosen goes by itself, whatever it is.
    if ((wanted.includes(index) || select.multiple) && isDisabled(option)) return 'impossible';
  }
  return null;
}

export function isDisabled(option: Element): boolean {
  return option.matches(':disabled, optgroup[disabled] *');
}
