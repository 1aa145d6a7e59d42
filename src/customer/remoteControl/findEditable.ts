/** Something that text can be typed into. */
export interface Editable {
  element: HTMLElement;
  kind: 'line' | 'area' | 'rich';
  /** Neither disabled nor read-only. */
  writable: boolean;
}

export type TextField = HTMLInputElement | HTMLTextAreaElement;

const LINES = /^(text|search|url|tel|email|number|password)$/;

/** The place of text that an element with the focus is, if it is one. */
export function findEditable(element: Element): Editable | null {
  const { localName } = element;
  if (localName === 'textarea' || (localName === 'input' && LINES.test((element as HTMLInputElement).type))) {
    const field = element as TextField;
    const writable = !field.readOnly && !field.matches(':disabled');
    return { element: field, kind: localName === 'input' ? 'line' : 'area', writable };
  }
  if (/^(input|select|button)$/.test(localName)) return null;
  return (element as HTMLElement).isContentEditable
    ? { element: element as HTMLElement, kind: 'rich', writable: true }
    : null;
}

/** `null`: it is no field, but rich text. */
export function fieldOf({ element, kind }: Editable): TextField | null {
  return kind === 'rich' ? null : (element as TextField);
}

/** What is in it, to compare. */
export function contentOf(editable: Editable): string {
  return fieldOf(editable)?.value ?? editable.element.innerHTML;
}
