import { listen, type Stoppable } from '../../browser/listen.js';
import { stopAll } from '../../browser/stopAll.js';
import type { ControlSurface } from './controlSurface.js';
import { POPUP_STYLES } from './popupStyles.js';

/** CSS pixels: between a popup and the element that it is for, and the edges of the view. */
const GAP = 3;
/** A popup goes above its element rather than be lower than this, CSS pixels. */
const ENOUGH = 180;

export interface Popup extends Stoppable {
  /** Puts it at its element again; false: that is not to be seen any more. */
  place(): boolean;
}

/**
 * Opens something of ours over the view, at a mirrored element. It is beside the overlay and not in it: what is done in it
 * is no command. Styles are in a shadow tree, so that those of the page around the view change nothing.
 * @param left the agent has gone on to something else, or (`byKey`) back to the view
 */
export function createPopup(
  { overlay, boxOf }: Pick<ControlSurface, 'overlay' | 'boxOf'>,
  anchor: Element,
  content: HTMLElement,
  left: (byKey: boolean) => void,
): Popup {
  const document = overlay.ownerDocument;
  const host = document.createElement('div');
  host.dataset.gcb = 'view-popup';
  const root = host.attachShadow({ mode: 'open' });
  const Sheet = document.defaultView?.CSSStyleSheet;
  if (Sheet && 'replaceSync' in Sheet.prototype) {
    const sheet = new Sheet();
    sheet.replaceSync(POPUP_STYLES);
    root.adoptedStyleSheets = [sheet];
  }
  root.append(content);
  overlay.after(host);

  const place = () => {
    const box = anchor.isConnected ? boxOf(anchor) : null;
    const { clientWidth: width, clientHeight: height } = overlay;
    if (!box || box.top > height || box.top + box.height < 0) return false;
    const below = height - (box.top + box.height) - 2 * GAP;
    const above = box.top - 2 * GAP;
    content.style.minWidth = `${Math.min(box.width, width - 2 * GAP)}px`;
    content.style.maxWidth = `${width - 2 * GAP}px`;
    content.style.maxHeight = '';
    const isBelow = below >= Math.min(content.offsetHeight, ENOUGH) || below >= above;
    content.style.maxHeight = `${Math.max(isBelow ? below : above, 60)}px`;
    const most = width - content.offsetWidth - GAP;
    host.style.left = `${Math.max(GAP, Math.min(box.left, most))}px`;
    host.style.top = isBelow
      ? `${box.top + box.height + GAP}px`
      : `${box.top - content.offsetHeight - GAP}px`;
    return true;
  };
  const heard = stopAll([
    listen<FocusEvent>(host, 'focusout', ({ relatedTarget }) => {
      // Without another element, the window has lost the focus, or the browser's own picker has it.
      if (relatedTarget && relatedTarget !== host) left(false);
    }),
    listen(
      document,
      'pointerdown',
      event => {
        const path = event.composedPath();
        // The view has its own way to close it.
        if (!path.includes(host) && !path.includes(overlay)) left(false);
      },
      { capture: true },
    ),
    listen<KeyboardEvent>(host, 'keydown', event => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      left(true);
    }),
  ]);
  Object.assign(host.style, { position: 'absolute', zIndex: '1' });
  place();
  return {
    place,
    stop() {
      heard.stop();
      host.remove();
    },
  };
}
