import type { CommandRefusal } from '../../protocol/index.js';
import type { ControlledPage, Outcome } from './controlledPage.js';
import { refuseTarget } from './findTarget.js';
import { flatPath } from './flatPath.js';
import { refuseTouched } from './refuseTouched.js';

export interface Click {
  /** As `MouseEvent.button`. */
  button: number;
  /** As `held` of commands. */
  held: number;
}

/** Held keys with which a click on a link or on a submit button means a new tab, a new window or a download. */
const ELSEWHERE = 15;
const HERE = /^_(self|parent|top)$/i;
const OUTSIDE = /^_(parent|top)$/i;
const SCRIPTED = /^(javascript|data|blob):$/;

/**
 * Would a click here do what agents may not do? All that is around the element counts, as the click goes through it,
 * and the control of a label, as the click goes on there.
 */
export function judgeClick(page: ControlledPage, element: Element, click: Click): Outcome {
  // The right button opens a menu, and nothing else.
  if (click.button === 2) return null;
  const labelled = new Set<Element>();
  const judge = (start: Element, how: Click): Outcome => {
    for (const at of flatPath(start)) {
      const control = how.button === 0 && at.localName === 'label' ? (at as HTMLLabelElement).control : null;
      if (control && !labelled.has(control)) {
        labelled.add(control);
        const refusal = refuseTarget(page, control) ?? judge(control, how);
        if (refusal) return refusal;
      }
      const refusal = judgeOne(page, at, how);
      if (refusal) return refusal;
    }
    return null;
  };
  return judge(element, click);
}

function judgeOne(page: ControlledPage, element: Element, { button, held }: Click): Outcome {
  switch (element.localName) {
    case 'a':
    case 'area':
      return judgeLink(page, element, button === 1 || (held & ELSEWHERE) > 0);
    case 'input':
    case 'button':
      return button === 0 ? judgeButton(page, element as HTMLInputElement | HTMLButtonElement, held) : null;
    case 'audio':
    case 'video':
      // What is under the pointer in it, nobody outside of the browser knows.
      return button === 0 && (element as HTMLMediaElement).controls ? 'customerOnly' : null;
    default:
      return null;
  }
}

function judgeLink(page: ControlledPage, link: Element, elsewhere: boolean): Outcome {
  const address = link.getAttribute('href') ?? link.getAttributeNS('http://www.w3.org/1999/xlink', 'href');
  if (address === null) return null;
  const refusal = refuseAddress(page, address, link);
  if (refusal) return refusal;
  if (link.hasAttribute('download')) return 'file';
  return elsewhere || opensElsewhere(page, link) ? 'customerOnly' : null;
}

/** May agents lead customers there? Addresses that are scripts or hold their content are nobody's. */
function refuseAddress(page: ControlledPage, address: string, from: Node): CommandRefusal | null {
  try {
    const url = new URL(address, from.baseURI);
    return SCRIPTED.test(url.protocol) || !page.mayOpen(url) ? 'address' : null;
  } catch {
    return 'address'; // It is none.
  }
}

function judgeButton(
  page: ControlledPage,
  button: HTMLInputElement | HTMLButtonElement,
  held: number,
): Outcome {
  const { type, form } = button;
  if (button.matches(':disabled')) return null;
  if (type === 'file') return 'file';
  const refusal = refuseTouched(page, button);
  if (refusal) return refusal;
  if (!form || (type !== 'submit' && type !== 'image')) return null;
  if (!page.allowsSubmit(button)) return 'submit';
  return (held & ELSEWHERE) > 0 || opensElsewhere(page, form, button.getAttribute('formtarget'))
    ? 'customerOnly'
    : null;
}

/**
 * Does what is opened there go to a new window? Browsers open none for agents. In a frame that the page around it cannot
 * touch: or in the place of that page, where its rules and not the frame's would have to be asked?
 */
export function opensElsewhere(page: ControlledPage, element: Element, own: string | null = null): boolean {
  const { ownerDocument } = element;
  const target =
    own ??
    element.getAttribute('target') ??
    ownerDocument.querySelector('base[target]')?.getAttribute('target') ??
    '';
  if (target === '' || HERE.test(target)) return page.leave !== undefined && OUTSIDE.test(target);
  const frames = Array.from(ownerDocument.querySelectorAll('iframe[name],frame[name]'));
  return !frames.some(frame => frame.getAttribute('name') === target);
}
