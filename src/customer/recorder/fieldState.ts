/** The elements whose state is no attribute. */
export type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What they are called. */
export const FIELDS: ReadonlySet<string> = new Set(['input', 'textarea', 'select']);

/** By name and not by `instanceof`: nodes of frames have classes of their own. */
export function isField(node: Node): node is Field {
  return FIELDS.has((node as Partial<Element>).localName ?? '');
}

/** Checkboxes and radio buttons are told by whether they are checked; their value is an attribute. */
export function isCheckable(field: Field): field is HTMLInputElement {
  return field.localName === 'input' && (field.type === 'checkbox' || field.type === 'radio');
}

/** Buttons show their attribute; what file fields hold cannot be set on the other side, and is nobody's business. */
export function hasText(field: Field): boolean {
  return (
    !isCheckable(field) && !['submit', 'button', 'reset', 'image', 'file', 'hidden'].includes(field.type)
  );
}

/** Faults that the other side does not find by itself, because a script or the customer's own typing makes them. */
const FAULTS = ['customError', 'badInput', 'tooLong', 'tooShort'] as const;

/** Does a field count as wrong, for a reason that its attributes and its value do not say? */
export function isWrong({ validity }: Field): boolean {
  return FAULTS.some(fault => validity?.[fault] === true);
}

/** Is it in a state that neither an attribute nor its value says? */
export function hasHiddenState(element: Node): element is Field {
  if (!isField(element)) return false;
  if (isCheckable(element) && element.indeterminate) return true;
  if (element.localName === 'select' && (element as HTMLSelectElement).selectedIndex === -1) return true;
  return isWrong(element);
}
