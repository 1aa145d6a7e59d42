import { windowOf } from './findFocus.js';

/** Does the key ask for the menu of what has the focus? */
export function isMenuKey(key: string, shift: boolean): boolean {
  return key === 'ContextMenu' || (key === 'F10' && shift);
}

/** Tells the page that a menu is asked for by the keyboard; browsers' own menus are people's. */
export function openMenuByKey(element: Element): void {
  const { PointerEvent, MouseEvent } = windowOf(element);
  const { left, top, width, height } = element.getBoundingClientRect();
  const init = { bubbles: true, cancelable: true, composed: true, view: windowOf(element) };
  const place = { clientX: left + width / 2, clientY: top + height / 2 };
  element.dispatchEvent(new (PointerEvent ?? MouseEvent)('contextmenu', { ...init, ...place }));
}
