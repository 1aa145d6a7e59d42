/** The radio buttons of which one is chosen at most, this one among them, in the order of the document. */
export function radioGroup(radio: Element): HTMLInputElement[] {
  const { name, form } = radio as HTMLInputElement;
  if (!name) return [radio as HTMLInputElement];
  const root = radio.getRootNode() as ParentNode;
  return [...root.querySelectorAll<HTMLInputElement>('input[type=radio i]')].filter(
    other => other.name === name && other.form === form,
  );
}

export function isRadio(element: Element): element is HTMLInputElement {
  return element.localName === 'input' && (element as HTMLInputElement).type === 'radio';
}
