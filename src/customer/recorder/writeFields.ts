import type { Privacy } from '../privacy/policy.js';
import { type Field, hasText, isCheckable, isWrong } from './fieldState.js';
import type { NodeBook } from './nodeBook.js';
import type { Redaction } from './redaction.js';

/** Tells what fields hold now, where agents know something else. */
export function createFieldWriter(
  book: NodeBook,
  privacyOf: (node: Node) => Privacy,
  redact: Redaction,
): (fields: Iterable<Field>) => Record<string, unknown>[] {
  /** What was last told, by element; fields that were never told stand as they were written down. */
  const told = new WeakMap<Field, string>();
  return fields => {
    const written: Record<string, unknown>[] = [];
    for (const field of fields) {
      const id = book.idOf(field);
      if (id < 0 || field.type === 'file' || field.type === 'hidden') continue;
      const privacy = privacyOf(field);
      const isChecked = isCheckable(field) && privacy !== 'masked' && field.checked;
      if (!hasText(field) && !isCheckable(field)) continue;
      const text = redact.value(field.value, privacy);
      const selected = field.localName === 'select' ? selectionOf(field as HTMLSelectElement, privacy) : null;
      const more = {
        ...(selected && { selected }),
        ...(isWrong(field) && privacy !== 'masked' && { invalid: true }),
        ...(isCheckable(field) && field.indeterminate && privacy !== 'masked' && { indeterminate: true }),
      };
      const data = { source: 5, id, text, isChecked, ...more };
      const state = JSON.stringify(data);
      // A select follows its options, here and in the copy, but not always to the same end.
      if (selected || told.get(field) !== state) written.push(data);
      told.set(field, state);
    }
    return written;
  };
}

/** Which options are chosen: several may be, and several may have the same value. Ours, besides the format's own. */
function selectionOf({ options }: HTMLSelectElement, privacy: Privacy): number[] {
  return Array.from(options).flatMap(({ selected }, index) =>
    selected && privacy !== 'masked' ? [index] : [],
  );
}
