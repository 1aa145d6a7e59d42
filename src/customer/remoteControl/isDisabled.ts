import { flatPath } from './flatPath.js';

const CONTROLS = /^(button|input|select|textarea)$/;

/** Browsers keep pressed buttons of mice from disabled controls, and from what is in them. */
export function isDisabled(element: Element): boolean {
  return flatPath(element).some(at => CONTROLS.test(at.localName) && at.matches(':disabled'));
}
