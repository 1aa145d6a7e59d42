import { listen, type Stoppable } from '../../browser/listen.js';

/** What the view is called for those who hear it. */
const LABEL = "The customer's page. What you type goes to it. F8 lets keys move the pointer. F6 leaves it.";

export interface TextField extends Stoppable {
  focus(): void;
}

/**
 * Puts an unseen field over the view that takes the keyboard: input methods, keyboards on screens, emoji pickers and the
 * clipboard only write into fields. It keeps nothing: whoever captures its keys takes what is written at once.
 */
export function createTextField(overlay: HTMLElement): TextField {
  const field = overlay.ownerDocument.createElement('textarea');
  const attributes = {
    'aria-label': LABEL,
    autocomplete: 'off',
    autocapitalize: 'off',
    autocorrect: 'off',
    spellcheck: 'false',
    rows: '1',
  };
  for (const [name, value] of Object.entries(attributes)) field.setAttribute(name, value);
  field.dataset.gcb = 'view-keyboard';
  Object.assign(field.style, {
    position: 'absolute',
    left: '0',
    top: '0',
    width: '1px',
    // Smaller letters make phones zoom in.
    font: '16px/1 sans-serif',
    height: '1em',
    padding: '0',
    border: '0',
    outline: 'none',
    resize: 'none',
    overflow: 'hidden',
    opacity: '0',
    pointerEvents: 'none',
  });
  overlay.append(field);
  // Windows of input methods open at the field: near what is written to.
  const heard = listen<PointerEvent>(overlay, 'pointerdown', ({ clientX, clientY }) => {
    const { left, top } = overlay.getBoundingClientRect();
    Object.assign(field.style, { left: `${clientX - left}px`, top: `${clientY - top}px` });
  });
  return {
    focus: () => field.focus({ preventScroll: true }),
    stop() {
      heard.stop();
      field.remove();
    },
  };
}
