/**
 * The node that an event has begun at, also in an open shadow tree. The whole path is asked for where there is one only: the
 * browser makes it anew for each listener that asks.
 */
export function findOrigin(event: Event): Node | null {
  const { target } = event;
  if (!target || !('nodeType' in target)) return null;
  if (!(target as Partial<Element>).shadowRoot) return target as Node;
  const [origin] = event.composedPath();
  return origin && 'nodeType' in origin ? (origin as Node) : null;
}
