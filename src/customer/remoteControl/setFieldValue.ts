import type { Command } from '../../protocol/index.js';
import type { ControlledPage, Outcome } from './controlledPage.js';
import { findFocus } from './findFocus.js';
import { refuseTarget } from './findTarget.js';
import { moveFocus } from './moveFocus.js';
import { setNatively, tellChosen } from './setNatively.js';

const PICKED = /^(date|time|datetime-local|month|week|color|range|number)$/;

/** Gives a field that browsers show a picker for a value that could be picked. Text is typed, not set. */
export function setFieldValue(page: ControlledPage, command: Extract<Command, { do: 'set' }>): Outcome {
  const field = page.nodeOf(command.node) as HTMLInputElement | null;
  if (!field?.isConnected) return 'gone';
  const judge = () => refuseTarget(page, field) ?? refuseValue(field, command.value);
  const refusal = judge();
  if (refusal) return refusal;
  moveFocus(page.window, field);
  const late = field.isConnected ? judge() : 'gone';
  if (late || field.value === command.value) return late;
  if (findFocus(page.window) !== field) return 'impossible';
  setNatively(field, command.value);
  tellChosen(field);
  return null;
}

function refuseValue(field: HTMLInputElement, value: string): Outcome {
  if (field.localName !== 'input') return 'impossible';
  if (field.type === 'file') return 'file';
  // `readonly` means nothing to sliders and colours (HTML, "The readonly attribute").
  const isFixed = field.readOnly && !/^(color|range)$/.test(field.type);
  if (!PICKED.test(field.type) || isFixed || field.matches(':disabled')) return 'impossible';
  // What the browser makes of the value, and of its limits and steps, it says for a field like this one.
  const probe = field.ownerDocument.createElement('input');
  probe.type = field.type;
  for (const name of ['min', 'max', 'step']) {
    const given = field.getAttribute(name);
    if (given !== null) probe.setAttribute(name, given);
  }
  // Steps are counted from the default value where there is no lower limit.
  probe.defaultValue = field.defaultValue;
  probe.value = value;
  return probe.value === value && probe.validity.valid && !probe.validity.badInput ? null : 'impossible';
}
