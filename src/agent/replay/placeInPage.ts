export interface Point {
  x: number;
  y: number;
}

/**
 * Moves a point from the viewport of the document that `node` belongs to into that of the mirrored page: adds
 * up the frames between them. CSS pixels; frames that the page scales are followed.
 */
export function placeInPage(node: Node, point: Point, root: Document): Point {
  let { x, y } = point;
  let document: Document | null =
    node.nodeType === Node.DOCUMENT_NODE ? (node as Document) : node.ownerDocument;
  while (document && document !== root) {
    const frame: Element | null = document.defaultView?.frameElement ?? null;
    if (!frame) break;
    const box = frame.getBoundingClientRect();
    // Its width in layout, before transforms.
    const width = 'offsetWidth' in frame ? Number(frame.offsetWidth) : 0;
    const scale = width > 0 ? box.width / width : 1;
    x = box.left + (frame.clientLeft + x) * scale;
    y = box.top + (frame.clientTop + y) * scale;
    document = frame.ownerDocument;
  }
  return { x, y };
}
