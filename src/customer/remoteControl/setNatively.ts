import { windowOf } from './findFocus.js';

const INTERFACES = {
  input: 'HTMLInputElement',
  textarea: 'HTMLTextAreaElement',
  select: 'HTMLSelectElement',
} as const;

/**
 * Sets the value of a field as the browser does after a person's input. Frameworks put setters of their own on elements to know
 * what scripts set, and would take it for their own doing.
 */
export function setNatively(field: Element, value: string): void {
  const name = INTERFACES[field.localName as keyof typeof INTERFACES];
  const descriptor = Object.getOwnPropertyDescriptor(windowOf(field)[name].prototype, 'value');
  descriptor?.set?.call(field, value);
}

/** `input` and `change`, as after a choice that is complete at once. */
export function tellChosen(field: Element): void {
  const view = windowOf(field);
  field.dispatchEvent(new view.Event('input', { bubbles: true, composed: true }));
  field.dispatchEvent(new view.Event('change', { bubbles: true }));
}
