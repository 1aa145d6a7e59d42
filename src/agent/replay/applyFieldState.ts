import * as v from 'valibot';
import type { RecordedEvent } from '../../protocol/index.js';

/** rrweb's input event, and what our recorder adds: the options that are chosen, the third state of a
 * checkbox, and whether a field counts as wrong for a reason that is not told. */
const fieldEvent = v.object({
  type: v.literal(3),
  data: v.object({
    source: v.literal(5),
    id: v.number(),
    selected: v.optional(v.array(v.number())),
    indeterminate: v.optional(v.boolean()),
    invalid: v.optional(v.boolean()),
  }),
});

/** Shows what rrweb's replayer has no word for. */
export function applyFieldState(event: RecordedEvent, nodeOf: (id: number) => Node | null): void {
  if (event.type !== 3 || event.data.source !== 5 || !v.is(fieldEvent, event)) return;
  const { id, selected, indeterminate, invalid } = event.data;
  const field = nodeOf(id);
  if (field && 'setCustomValidity' in field)
    (field as HTMLInputElement).setCustomValidity(invalid ? 'invalid' : '');
  if (field?.nodeName === 'SELECT' && selected) choose(field as HTMLSelectElement, selected);
  if (field?.nodeName === 'INPUT') (field as HTMLInputElement).indeterminate = indeterminate === true;
}

function choose(select: HTMLSelectElement, indices: readonly number[]): void {
  for (const [index, option] of Array.from(select.options).entries())
    option.selected = indices.includes(index);
  // One that shows a single option chooses another by itself when its own is taken away.
  if (indices.length === 0) select.selectedIndex = -1;
}
