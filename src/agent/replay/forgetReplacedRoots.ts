import type { RecordedEvent } from '../../protocol/index.js';

const INCREMENTAL = 3;
const MUTATION = 0;
const DOCUMENT = 9;

/**
 * A document has one root element: rrweb's replayer takes the old one out when a new one comes, and then fails where it is
 * told to take it out. Changes the event in place.
 */
export function forgetReplacedRoots(
  { type, data }: RecordedEvent,
  nodeOf: (id: number) => Node | null,
  forget: (id: number) => void,
): void {
  if (type !== INCREMENTAL || data.source !== MUTATION || !Array.isArray(data.removes)) return;
  data.removes = data.removes.filter(remove => {
    const node = nodeOf(Number(remove?.id));
    const parent = nodeOf(Number(remove?.parentId));
    // The recorder does not say out of what, and a root that was taken out already stands in nothing.
    const isLeft = node !== null && node.parentNode === null && !parent;
    const isReplaced = parent?.nodeType === DOCUMENT && node !== null && node.parentNode !== parent;
    if (!isLeft && !isReplaced) return true;
    forget(Number(remove.id));
    return false;
  });
}
