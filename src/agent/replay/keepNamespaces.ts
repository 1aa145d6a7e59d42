import type { RecordedEvent } from '../../protocol/index.js';

const XLINK = 'http://www.w3.org/1999/xlink';
const INCREMENTAL = 3;

/**
 * rrweb's replayer gives a link in a picture its namespace when it builds the element, and not when the link comes later;
 * without it, nothing is linked. To be called when it has applied the event.
 */
export function keepNamespaces({ type, data }: RecordedEvent, nodeOf: (id: number) => Node | null): void {
  if (type !== INCREMENTAL || !Array.isArray(data.attributes)) return;
  for (const { id, attributes } of data.attributes) {
    const link: unknown = attributes?.['xlink:href'];
    const element =
      typeof link === 'string' && typeof id === 'number' ? (nodeOf(id) as Element | null) : null;
    if (typeof link !== 'string' || element?.nodeType !== 1 || element.hasAttributeNS(XLINK, 'href'))
      continue;
    element.removeAttribute('xlink:href');
    element.setAttributeNS(XLINK, 'xlink:href', link);
  }
}
