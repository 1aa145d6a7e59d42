import { listen, type Stoppable } from '../../browser/listen.js';
import { stopAll } from '../../browser/stopAll.js';
import { type Field, isField } from './fieldState.js';
import { type Guard, patchMethod, patchSetter } from './patch.js';

/** Properties and methods of the DOM by which a page changes what a field holds, without any event. */
const SETTERS: Record<string, readonly string[]> = {
  HTMLInputElement: ['value', 'checked', 'indeterminate', 'valueAsDate', 'valueAsNumber'],
  HTMLTextAreaElement: ['value'],
  HTMLSelectElement: ['value', 'selectedIndex'],
  HTMLOptionElement: ['selected'],
};
const METHODS: Record<string, readonly string[]> = {
  HTMLInputElement: ['stepUp', 'stepDown', 'setRangeText', 'setCustomValidity'],
  HTMLTextAreaElement: ['setRangeText', 'setCustomValidity'],
  HTMLSelectElement: ['setCustomValidity'],
};

/** Notes every field that may hold something else than before, whoever changed it. */
export function watchFields(
  window: Window & typeof globalThis,
  note: (field: Field) => void,
  guard: Guard,
): Stoppable {
  const { document } = window;
  let timer: ReturnType<typeof setTimeout> | undefined;
  // Called from within the page's own code: it must not notice when something of ours goes wrong.
  const noteNode = guard((node: unknown) => {
    const element = node as Element;
    const field = element.nodeName === 'OPTION' ? element.closest('select') : element;
    if (field && isField(field)) noteGroup(field, note);
  });
  const hear = (event: Event) => {
    const [target] = event.composedPath();
    if (target && 'nodeName' in target) noteNode(target);
  };
  const reset = ({ target }: Event) => {
    // The event comes before the fields change, and a listener of the page may still prevent it.
    timer = setTimeout(
      guard(() => {
        const { elements } = target as HTMLFormElement;
        for (const element of Array.from(elements ?? [])) if (isField(element)) note(element);
      }),
    );
  };
  const classes = window as unknown as Record<string, { prototype: object } | undefined>;
  const patches = (table: typeof SETTERS, patch: (prototype: object, name: string) => Stoppable) =>
    Object.entries(table).flatMap(([type, names]) => {
      const prototype = classes[type]?.prototype;
      return prototype ? names.map(name => patch(prototype, name)) : [];
    });
  const everywhere = { capture: true, passive: true };
  return stopAll([
    listen(document, 'input', hear, everywhere),
    listen(document, 'change', hear, everywhere),
    listen(document, 'reset', reset, everywhere),
    ...patches(SETTERS, (prototype, name) => patchSetter(prototype, name, noteNode)),
    ...patches(METHODS, (prototype, name) => patchMethod(prototype, name, noteNode)),
    { stop: () => clearTimeout(timer) },
  ]);
}

/** A radio button that is checked unchecks the others of its group, which hear nothing of it. */
function noteGroup(field: Field, note: (field: Field) => void): void {
  note(field);
  if (field.type !== 'radio' || field.name === '') return;
  // Not by the form: its own members may be hidden by fields of their names.
  const root = field.getRootNode() as ParentNode;
  const group = root.querySelectorAll<HTMLInputElement>(
    `input[type="radio"][name="${CSS.escape(field.name)}"]`,
  );
  for (const other of Array.from(group)) if (other.form === field.form) note(other);
}
