import { listen, type Stoppable } from '../../browser/listen.js';
import type { Log } from '../../guard/log.js';

/** The built-in start button as the site wants it. */
export interface StartButtonOptions {
  /** Holds `left` for the left edge of the window, otherwise right; with `bottom` the corner below. */
  position: string;
  /** Gives the site's own element, to be used in place of ours. */
  custom: (() => unknown) | null;
}

export interface StartButton extends Stoppable {
  show(visible: boolean): void;
}

/** `all: revert` keeps the page's styles out and leaves the browser's focus ring. */
const LOOK =
  'all:revert;padding:14px 18px;font:600 15px/1.2 system-ui,sans-serif;color:#fff;background:#1a4fd6;border:1px solid #fff;border-radius:10px;cursor:pointer;';

/**
 * A start button at the edge of the page, as its last element. Small, because every page pays for it: presses
 * are heard by `listenForStart`, styles go through the object model, which every content policy allows.
 */
export function createStartButton(
  { position, custom }: StartButtonOptions,
  label: string,
  document: Document,
  markService: (element: Element) => void,
  log: Log,
): StartButton {
  let wanted = false;
  let button: HTMLElement | null = null;
  /** The site's own element, in a place of its own: shown and hidden by the site. */
  let placedBySite = false;

  const make = () => {
    const own = custom && makeOwn(custom, log);
    button = own ?? document.createElement('button');
    placedBySite = button.isConnected;
    button.classList.add('gcb-startCobrowse');
    markService(button);
    if (!own) {
      button.setAttribute('type', 'button');
      button.textContent = label;
      button.style.cssText = LOOK;
    }
    if (placedBySite) return;
    button.style.cssText +=
      `;position:fixed;z-index:2147483646;${/left/i.test(position) ? 'left' : 'right'}:16px;` +
      (/bottom/i.test(position) ? 'bottom:16px' : 'top:50%;translate:0 -50%');
  };
  const update = () => {
    if (document.readyState === 'loading') return;
    if (wanted && !button) make();
    if (!button || placedBySite) return;
    if (wanted) document.documentElement.append(button);
    else button.remove();
  };
  const loaded = listen(document, 'DOMContentLoaded', update);

  return {
    show(visible) {
      wanted = visible;
      update();
    },
    stop() {
      loaded.stop();
      wanted = false;
      update();
    },
  };
}

function makeOwn(custom: () => unknown, log: Log): HTMLElement | null {
  try {
    const element = custom();
    if (element instanceof HTMLElement) return element;
    log.warn('the start button of the site is no element: the built-in one is shown', typeof element);
  } catch (error) {
    log.warn('the start button of the site could not be made: the built-in one is shown', error);
  }
  return null;
}
