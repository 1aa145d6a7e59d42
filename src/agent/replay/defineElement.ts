/** Makes elements of this one's name match `:defined`, as they do on the customer's page. They do nothing. */
export function defineElement(node: Node | null): void {
  if (node?.nodeType !== 1) return;
  const { localName, ownerDocument } = node as Element;
  const window = ownerDocument.defaultView as (Window & typeof globalThis) | null;
  if (!window || !localName.includes('-') || window.customElements.get(localName)) return;
  window.customElements.define(localName, class extends window.HTMLElement {});
}
