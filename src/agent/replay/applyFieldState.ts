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
  // A select that shows one option chooses another by itself when its own is taken away.
  if (field?.nodeName === 'SELECT' && selected?.length === 0) (field as HTMLSelectElement).selectedIndex = -1;
  else if (field?.nodeName === 'SELECT' && selected)
    for (const [index, option] of Array.from((field as HTMLSelectElement).options).entries())
      option.selected = selected.includes(index);
  if (field?.nodeName === 'INPUT') (field as HTMLInputElement).indeterminate = indeterminate === true;
}
