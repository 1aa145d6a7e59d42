import type { RecordedEvent } from '../../protocol/index.js';

/**
 * rrweb leaves a box of the same size where it was told not to look. For service elements there must be
 * nothing to see, so their boxes are taken out of the layout. Works on the event in place.
 */
export function hideBlockedBoxes(event: RecordedEvent): RecordedEvent {
  const { data } = event;
  if (isRecord(data.node)) hideIn(data.node);
  if (Array.isArray(data.adds)) {
    for (const add of data.adds) if (isRecord(add) && isRecord(add.node)) hideIn(add.node);
  }
  return event;
}

function hideIn(root: Record<string, unknown>): void {
  const open = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    const { attributes, childNodes } = node;
    if (isRecord(attributes) && 'rr_width' in attributes) {
      node.attributes = { style: 'display: none !important' };
    }
    if (Array.isArray(childNodes)) for (const child of childNodes) if (isRecord(child)) open.push(child);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
