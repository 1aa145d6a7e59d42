/**
 * The node that an event of a document has begun at, also in an open shadow tree. The whole path is asked for where there is one only: the
 * browser makes it anew for each listener that asks.
 */
export function findOrigin(event: Event): Node | null {
  const { target } = event;
  return ((target as Partial<Element> | null)?.shadowRoot ? event.composedPath()[0] : target) as Node | null;
}
