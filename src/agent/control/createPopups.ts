import { listen, type Stoppable } from '../../browser/listen.js';
import type { ControlSurface } from './controlSurface.js';
import type { Popup } from './createPopup.js';
import { isKept } from './isKept.js';
import { openListBox } from './openListBox.js';
import { openValueBox, PICKED } from './openValueBox.js';
import { trustFocus } from './trustFocus.js';

/** Keys that edit a part of a date, which go on in the field that the popup has. */
const PARTS = /^(\d|Arrow(Up|Down|Left|Right)|Backspace|Delete)$/;

export interface Popups extends Stoppable {
  /** The view was pressed; to be called when everybody else has heard of it. */
  press(event: PointerEvent): void;
  /** Opens what belongs to the element that has the focus, if the key asks for it; true: it did. */
  key(event: KeyboardEvent): boolean;
  /** The mirrored page has changed, or lies elsewhere. */
  refresh(): void;
}

/**
 * Opens over the view what browsers open for a person and not for a script: the options of a `select`, and pickers. What is
 * kept from agents opens nothing; the customer's side says why. Invariant: at most one is open.
 * @param back gives the keyboard back to the view
 */
export function createPopups(surface: ControlSurface, back: () => void): Popups {
  const { overlay, locate, nodeOf, idOf } = surface;
  const focus = trustFocus(surface);
  let open: { element: Element; id: number; popup: Popup } | null = null;

  const close = (byKey: boolean) => {
    const { popup } = open ?? {};
    // Its end takes the focus out of it, which would close it again.
    open = null;
    popup?.stop();
    if (popup && byKey) back();
  };
  const show = (element: Element): boolean => {
    close(false);
    const id = idOf(element);
    if (id < 1) return false;
    const popup =
      element.localName === 'select'
        ? openListBox(surface, element as HTMLSelectElement, close)
        : openValueBox(surface, element as HTMLInputElement, close);
    open = { element, id, popup };
    return true;
  };

  let pressedOn: Element | null = null;
  // Before anything else hears of a press: it closes what is open, and must not open it again.
  const presses = listen(
    overlay,
    'pointerdown',
    () => {
      pressedOn = open?.element ?? null;
      close(false);
    },
    { capture: true },
  );

  return {
    press({ button, clientX, clientY }) {
      const at = locate({ x: clientX, y: clientY });
      const node = at && nodeOf(at.node);
      focus.moved(node as Element | null);
      const element = button === 0 ? findOpener(node) : null;
      if (element && element !== pressedOn) show(element);
    },
    key(event) {
      if (event.key === 'Tab') focus.moved(null);
      const element = findOpener(focus.get());
      if (!element || event.ctrlKey || event.metaKey) return false;
      const how = asks(event, element);
      if (!how || !show(element)) return false;
      // A digit goes on into the field that has the focus now.
      if (how === 'open') event.preventDefault();
      event.stopPropagation();
      return true;
    },
    refresh() {
      if (open && (nodeOf(open.id) !== open.element || !open.popup.place())) close(true);
    },
    stop() {
      presses.stop();
      close(false);
    },
  };
}

/** The element that a popup is for, if agents may use it. */
function findOpener(node: Node | null): Element | null {
  const element = node?.nodeType === 1 ? (node as Element) : (node?.parentElement ?? null);
  const found = element?.closest('select') ?? element;
  if (!found || found.matches(':disabled') || isKept(found)) return null;
  if (found.localName === 'select') return found;
  if (found.localName !== 'input') return null;
  const { type, readOnly } = found as HTMLInputElement;
  return PICKED.test(type) && (type === 'color' || !readOnly) ? found : null;
}

function asks({ key, altKey, shiftKey }: KeyboardEvent, element: Element): 'open' | 'type' | null {
  if (key === 'F4' || (altKey && /^Arrow(Up|Down)$/.test(key))) return 'open';
  if (altKey) return null;
  if (key === ' ') return 'open';
  if (element.localName === 'select') return key === 'Enter' ? 'open' : null;
  if ((element as HTMLInputElement).type === 'color') return key === 'Enter' ? 'open' : null;
  return PARTS.test(key) && !shiftKey ? 'type' : null;
}
