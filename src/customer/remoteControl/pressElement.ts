import type { ControlledPage, Outcome } from './controlledPage.js';
import { windowOf } from './findFocus.js';
import { refuseTarget } from './findTarget.js';
import { judgeClick } from './judgeClick.js';
import { isRadio, radioGroup } from './radioGroup.js';

const PICKERS = /^(color|date|datetime-local|month|time|week)$/;

/** Clicks an element as a key does that presses it, if agents may do what follows from it. */
export function pressElement(page: ControlledPage, element: HTMLElement): Outcome {
  const refusal =
    refuseTarget(page, element) ??
    refusePress(page, element) ??
    judgeClick(page, element, { button: 0, held: 0 });
  if (refusal) return refusal;
  // The page's own members may be named like this one: fields of a form are.
  windowOf(element).HTMLElement.prototype.click.call(element);
  return null;
}

/** What else a press would touch. */
function refusePress(page: ControlledPage, element: HTMLElement): Outcome {
  const { type = '', form = null } = element as HTMLInputElement;
  const refuseAll = (touched: Iterable<Element | null | undefined>) => {
    for (const one of touched) {
      const refusal = one ? refuseTarget(page, one) : null;
      if (refusal) return refusal;
    }
    return null;
  };
  switch (element.localName) {
    case 'button':
    case 'input': {
      if (type === 'file') return 'file';
      if (PICKERS.test(type)) return 'customerOnly';
      if (isRadio(element)) return refuseAll(radioGroup(element).filter(radio => radio.checked));
      if (form && type === 'reset') return refuseAll(fieldsOf(form));
      const { popoverTargetElement, commandForElement } = element as HTMLButtonElement & {
        commandForElement?: Element | null;
      };
      return refuseAll([popoverTargetElement, commandForElement]);
    }
    default:
      return null;
  }
}

/** `form.elements` may be hidden by a field of that name. */
export function fieldsOf(form: HTMLFormElement): Element[] {
  const root = form.getRootNode() as ParentNode;
  return [...root.querySelectorAll<HTMLInputElement>('button,input,select,textarea,output')].filter(
    field => field.form === form,
  );
}
