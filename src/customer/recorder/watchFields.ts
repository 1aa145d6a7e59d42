import { listen, type Stoppable } from '../../browser/listen.js';
import { PAGE_PATCHES } from '../../browser/pagePatches.js';
import { patchPage } from '../../browser/patchPage.js';
import { stopAll } from '../../browser/stopAll.js';
import { tellAfter } from '../../browser/tellAfter.js';
import { type Field, isField } from './fieldState.js';
import { findOrigin } from './findOrigin.js';
import type { Guard } from './guard.js';

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
    const field = element.localName === 'option' ? element.closest('select') : element;
    if (field && isField(field)) noteGroup(field, note);
  });
  const hear = (event: Event) => {
    const origin = findOrigin(event);
    if (origin) noteNode(origin);
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
  const everywhere = { capture: true, passive: true };
  return stopAll([
    listen(document, 'input', hear, everywhere),
    listen(document, 'change', hear, everywhere),
    listen(document, 'reset', reset, everywhere),
    patchPage(window, PAGE_PATCHES.fields, () => tellAfter(noteNode)),
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
