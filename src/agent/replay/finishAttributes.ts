import type { RecordedEvent } from '../../protocol/index.js';

const XLINK = 'http://www.w3.org/1999/xlink';
const SVG = 'http://www.w3.org/2000/svg';
const INCREMENTAL = 3;

/**
 * What rrweb's replayer does to elements of pictures when it builds them, and not when they change: it gives links their
 * namespace, without which nothing is linked, and style sheets their text. To be called when it has applied the event.
 */
export function finishAttributes({ type, data }: RecordedEvent, nodeOf: (id: number) => Node | null): void {
  if (type !== INCREMENTAL || !Array.isArray(data.attributes)) return;
  for (const change of data.attributes) {
    const element = nodeOf(Number(change?.id)) as Element | null;
    if (element?.nodeType !== 1 || element.namespaceURI !== SVG) continue;
    const link: unknown = change.attributes?.['xlink:href'];
    if (typeof link === 'string' && !element.hasAttributeNS(XLINK, 'href')) {
      element.removeAttribute('xlink:href');
      element.setAttributeNS(XLINK, 'xlink:href', link);
    }
    const css: unknown = change.attributes?._cssText;
    if (typeof css !== 'string' || element.localName !== 'style') continue;
    element.removeAttribute('_cssText');
    element.textContent = css;
  }
}
