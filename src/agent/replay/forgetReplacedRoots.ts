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
    const parent = nodeOf(Number(remove?.parentId));
    const node = nodeOf(Number(remove?.id));
    if (parent?.nodeType !== DOCUMENT || !node || node.parentNode === parent) return true;
    forget(Number(remove.id));
    return false;
  });
}
