import { listen } from '../../browser/listen.js';
import { stopAll } from '../../browser/stopAll.js';
import type { ControlSurface } from './controlSurface.js';
import { createPopup, type Popup } from './createPopup.js';
import { nameOf } from './nameOf.js';

/** What agents' browsers have a picker for, and scripts may not open on the customer's page. */
export const PICKED = /^(date|time|datetime-local|month|week|color)$/;

/** Opens the agent's browser's own input of the same kind for a mirrored one; its value is sent when it is confirmed. */
export function openValueBox(
  surface: ControlSurface,
  field: HTMLInputElement,
  close: (byKey: boolean) => void,
): Popup {
  const document = surface.overlay.ownerDocument;
  const name = nameOf(field, 'Value');
  const box = document.createElement('div');
  const form = document.createElement('form');
  const label = document.createElement('label');
  const input = document.createElement('input');
  const row = document.createElement('div');
  const cancel = document.createElement('button');
  const confirm = document.createElement('button');
  box.className = 'popup';
  box.setAttribute('role', 'dialog');
  box.setAttribute('aria-label', name);
  // A press beside the input takes the focus to no element outside.
  box.tabIndex = -1;
  input.type = field.type;
  for (const limit of ['min', 'max', 'step']) {
    const given = field.getAttribute(limit);
    if (given !== null) input.setAttribute(limit, given);
  }
  // Steps are counted from the default value where there is no lower limit.
  input.defaultValue = field.defaultValue;
  input.value = field.value;
  row.className = 'row';
  cancel.type = 'button';
  cancel.textContent = 'Cancel';
  confirm.type = 'submit';
  confirm.textContent = 'Set';
  label.append(name, input);
  row.append(cancel, confirm);
  form.append(label, row);
  box.append(form);

  const before = field.value;
  const heard = stopAll([
    // Comes only when the browser finds nothing wrong with it.
    listen(form, 'submit', event => {
      event.preventDefault();
      if (input.value !== before) surface.send({ do: 'set', node: surface.idOf(field), value: input.value });
      close(true);
    }),
    listen(cancel, 'click', () => close(true)),
  ]);
  const popup = createPopup(surface, field, box, close);
  input.focus({ preventScroll: true });
  return {
    place: popup.place,
    stop() {
      heard.stop();
      popup.stop();
    },
  };
}
