import type { ControlledPage, Outcome } from './controlledPage.js';
import { windowOf } from './findFocus.js';
import { refuseTarget } from './findTarget.js';
import { opensElsewhere } from './judgeClick.js';
import { pressElement } from './pressElement.js';
import { fieldsOf } from './refuseTouched.js';

const BLOCKS = /^(text|search|tel|url|email|password|date|month|week|time|datetime-local|number)$/;

/** What Enter does in a field of a form (HTML, "Implicit submission"): presses the form's first submit button. */
export function submitByEnter(page: ControlledPage, field: Element): Outcome {
  const { form } = field as HTMLInputElement;
  if (!form) return null;
  const fields = fieldsOf(form) as HTMLInputElement[];
  const button = fields.find(
    ({ localName, type }) => localName !== 'output' && /^(submit|image)$/.test(type),
  );
  if (button) return button.matches(':disabled') ? null : pressElement(page, button);
  if (fields.filter(({ localName, type }) => localName === 'input' && BLOCKS.test(type)).length > 1)
    return null;
  const refusal = refuseTarget(page, form);
  if (refusal) return refusal;
  if (!page.allowsSubmit(form)) return 'submit';
  if (page.leave && opensElsewhere(page, form)) return 'customerOnly';
  windowOf(form).HTMLFormElement.prototype.requestSubmit.call(form);
  return null;
}
