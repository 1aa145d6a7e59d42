/** Has an element the focus, or something in it? Also where it stands in a shadow tree. */
export function hasKeyboard(element: Element): boolean {
  const { activeElement } = element.getRootNode() as Partial<DocumentOrShadowRoot>;
  return element.contains(activeElement ?? null);
}
