import type { RecordedEvent } from '../../protocol/index.js';
import type { Packed } from './createPackedWriter.js';
import type { Redaction } from './redaction.js';

const FULL_SNAPSHOT = 2;
const META = 4;

/** Tells of the page as a whole: its address and size, what is in it, how far it is scrolled. */
export function emitSnapshot(
  window: Window,
  page: Packed,
  redact: Redaction,
  emit: (event: RecordedEvent) => void,
): void {
  const { scrollX: left, scrollY: top, innerWidth: width, innerHeight: height } = window;
  const href = redact.address(window.location.href, window.document.baseURI);
  emit({ type: META, timestamp: Date.now(), data: { href, width, height } });
  emit({ type: FULL_SNAPSHOT, timestamp: Date.now(), data: { ...page, initialOffset: { left, top } } });
}
