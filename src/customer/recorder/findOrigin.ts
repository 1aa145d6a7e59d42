/**
 * The node that an event has begun at, also in an open shadow tree. The whole path is asked for where there is one only: the
 * browser makes it anew for each listener that asks.
 */
export function findOrigin(event: Event): Node | null {
  const { target } = event;
  const origin = (target as Partial<Element> | null)?.shadowRoot ? event.composedPath()[0] : target;
  return origin && 'nodeType' in origin ? (origin as Node) : null;
}
