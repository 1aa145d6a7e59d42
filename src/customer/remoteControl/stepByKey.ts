import { isDisabled } from './chooseOptions.js';
import type { ControlledPage, Outcome } from './controlledPage.js';
import { windowOf } from './findFocus.js';
import { refuseTarget } from './findTarget.js';
import { moveFocus } from './moveFocus.js';
import { pressElement } from './pressElement.js';
import { radioGroup } from './radioGroup.js';
import { setNatively, tellChosen } from './setNatively.js';

const ARROWS: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 };

/**
 * What arrows, Home, End and the page keys do in a field that is not written in. `undefined`: nothing.
 */
export function stepByKey(page: ControlledPage, element: Element, key: string): Outcome | undefined {
  const { localName, type } = element as HTMLInputElement;
  if (localName === 'select') return stepSelect(page, element as HTMLSelectElement, key);
  if (localName !== 'input') return undefined;
  if (type === 'radio') return stepRadio(page, element as HTMLInputElement, key);
  if (type === 'range') return stepRange(element as HTMLInputElement, key);
  if (type === 'number' && (key === 'ArrowUp' || key === 'ArrowDown'))
    return stepNumber(element as HTMLInputElement, key === 'ArrowUp');
  return undefined;
}

function stepRadio(page: ControlledPage, radio: HTMLInputElement, key: string): Outcome | undefined {
  const step = ARROWS[key];
  if (!step) return undefined;
  const group = radioGroup(radio).filter(
    other => !other.matches(':disabled') && refuseTarget(page, other) === null,
  );
  const next = group.at((group.indexOf(radio) + step) % group.length);
  if (!next || next === radio) return null;
  moveFocus(page.window, next);
  return pressElement(page, next);
}

function stepSelect(page: ControlledPage, select: HTMLSelectElement, key: string): Outcome | undefined {
  const options = [...select.options].filter(
    option => !isDisabled(option) && !option.hidden && refuseTarget(page, option) === null,
  );
  const at = options.findIndex(option => option.selected);
  const far = select.size > 1 ? select.size - 1 : 3;
  const steps: Record<string, number> = {
    ...ARROWS,
    PageUp: -far,
    PageDown: far,
    Home: -options.length,
    End: options.length,
  };
  const step = steps[key];
  if (!step) return undefined;
  choose(select, options[Math.min(Math.max(at + step, 0), options.length - 1)]);
  return null;
}

/** Chooses an option, alone. */
export function choose(select: HTMLSelectElement, option: HTMLOptionElement | undefined): void {
  if (!option || select.matches(':disabled') || (option.selected && select.selectedOptions.length === 1))
    return;
  select.selectedIndex = option.index;
  tellChosen(select);
}

function stepRange(range: HTMLInputElement, key: string): Outcome | undefined {
  if (range.matches(':disabled')) return null;
  const min = Number(range.min || 0);
  const max = Math.max(min, Number(range.max || 100));
  const step = range.step === 'any' ? (max - min) / 100 : Number(range.step) || 1;
  const page = Math.max((max - min) / 10, step);
  const mirrored = windowOf(range).getComputedStyle(range).direction === 'rtl' ? -1 : 1;
  const steps: Record<string, number> = {
    ArrowUp: step,
    ArrowDown: -step,
    ArrowRight: step * mirrored,
    ArrowLeft: -step * mirrored,
    PageUp: page,
    PageDown: -page,
    Home: min - max,
    End: max - min,
  };
  const by = steps[key];
  if (by === undefined) return undefined;
  const before = range.value;
  const wanted = Math.min(Math.max(range.valueAsNumber + by, min), max);
  setNatively(range, String(wanted));
  if (range.value !== before) tellChosen(range);
  return null;
}

function stepNumber(field: HTMLInputElement, up: boolean): Outcome {
  if (field.readOnly || field.matches(':disabled')) return null;
  const probe = field.cloneNode() as HTMLInputElement;
  setNatively(probe, field.value);
  try {
    if (up) probe.stepUp();
    else probe.stepDown();
  } catch {
    return null; // A field without steps (`step="any"`).
  }
  if (probe.value === field.value) return null;
  const view = windowOf(field);
  const init = {
    view,
    bubbles: true,
    cancelable: true,
    composed: true,
    inputType: 'insertText',
    data: probe.value,
  };
  if (!field.dispatchEvent(new view.InputEvent('beforeinput', init))) return null;
  setNatively(field, probe.value);
  tellChosen(field);
  return null;
}
