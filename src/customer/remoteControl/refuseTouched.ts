import type { ControlledPage, Outcome } from './controlledPage.js';
import { refuseTarget } from './findTarget.js';
import { isRadio, radioGroup } from './radioGroup.js';

/** Fields that a reset leaves as they are. */
const KEEPS = /^(hidden|button|submit|image|reset)$/;

/** Why agents may not press a button or field for what else that would change; `null`: they may. */
export function refuseTouched(page: ControlledPage, element: Element): Outcome {
  for (const touched of touchedBy(element)) {
    const refusal = touched ? refuseTarget(page, touched) : null;
    if (refusal) return refusal;
  }
  return null;
}

/** What a press changes besides the element itself. */
function touchedBy(element: Element): (Element | null | undefined)[] {
  if (isRadio(element)) return radioGroup(element).filter(radio => radio.checked);
  const { type, form, popoverTargetElement, commandForElement } = element as HTMLButtonElement & {
    commandForElement?: Element | null;
  };
  if (form && type === 'reset')
    return fieldsOf(form).filter(field => !KEEPS.test((field as HTMLInputElement).type));
  return [popoverTargetElement, commandForElement];
}

/** `form.elements` may be hidden by a field of that name. */
export function fieldsOf(form: HTMLFormElement): Element[] {
  const root = form.getRootNode() as ParentNode;
  return [...root.querySelectorAll<HTMLInputElement>('button,input,select,textarea,output')].filter(
    field => field.form === form,
  );
}
