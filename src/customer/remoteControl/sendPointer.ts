/**
 * Agents' pointers are none of the browser's, whose mouse may be in use at the same time: pages can tell the two apart
 * by this number, as they do with fingers.
 */
export const POINTER_ID = 100_001;

/** What all events of one moment share. */
export interface Pointing {
  /** In the viewport of the controlled page itself, CSS pixels. */
  x: number;
  y: number;
  /** As `MouseEvent.movementX` and `.movementY`. */
  movementX: number;
  movementY: number;
  /** As `MouseEvent.buttons`. */
  buttons: number;
  /** As `held` of commands. */
  held: number;
}

/** What is particular to one event. */
export interface Particulars {
  button?: number;
  detail?: number;
  relatedTarget?: Element | null;
  dataTransfer?: DataTransfer;
}

export type SendPointer = (target: Node, type: string, now: Pointing, particulars?: Particulars) => boolean;

/** Do not bubble, and are for the element alone. */
const ALONE = /^(pointer|mouse)(enter|leave)$/;
const FINAL = /^(pointercancel|gotpointercapture|lostpointercapture|dragleave|dragend)$/;
const AS_POINTER = /^(pointer|gotpointer|lostpointer|click|auxclick|contextmenu)/;

/** Modifiers as all events of pointers and keys have them. */
export const modifiersOf = (held: number) => ({
  altKey: (held & 1) > 0,
  ctrlKey: (held & 2) > 0,
  metaKey: (held & 4) > 0,
  shiftKey: (held & 8) > 0,
});

/**
 * Sends events as browsers do (Pointer Events, UI Events). What it gives is `false` when the page has prevented
 * what would follow.
 */
export function createSendPointer(top: Window): SendPointer {
  return (target, type, now, { button = 0, detail = 0, relatedTarget = null, dataTransfer } = {}) => {
    const document = target.ownerDocument ?? (target as Document);
    const view = document.defaultView;
    if (!view) return false;
    const isMove = type === 'pointermove' || type === 'mousemove';
    const origin = findOrigin(top, document);
    const alone = ALONE.test(type);
    const init = {
      bubbles: !alone,
      cancelable: !alone && !FINAL.test(type),
      composed: !alone,
      view,
      detail,
      button,
      buttons: now.buttons,
      clientX: now.x - origin.x,
      clientY: now.y - origin.y,
      screenX: top.screenX + now.x,
      screenY: top.screenY + Math.max(0, top.outerHeight - top.innerHeight) + now.y,
      movementX: isMove ? now.movementX : 0,
      movementY: isMove ? now.movementY : 0,
      relatedTarget,
      ...modifiersOf(now.held),
    };
    if (dataTransfer) return target.dispatchEvent(new view.DragEvent(type, { ...init, dataTransfer }));
    if (!AS_POINTER.test(type)) return target.dispatchEvent(new view.MouseEvent(type, init));
    const isGesture = type.endsWith('click') || type === 'contextmenu';
    return target.dispatchEvent(
      new view.PointerEvent(type, {
        ...init,
        pointerId: POINTER_ID,
        pointerType: 'mouse',
        isPrimary: !isGesture,
        pressure: now.buttons && !isGesture ? 0.5 : 0,
      }),
    );
  };
}

/** Where the viewport of a document in a frame begins, in that of the page. */
export function findOrigin(top: Window, document: Document): { x: number; y: number } {
  let x = 0;
  let y = 0;
  for (let view = document.defaultView; view && view !== top; ) {
    const frame: Element | null = view.frameElement;
    if (!frame) break;
    const box = frame.getBoundingClientRect();
    x += box.left + frame.clientLeft;
    y += box.top + frame.clientTop;
    view = frame.ownerDocument.defaultView;
  }
  return { x, y };
}
