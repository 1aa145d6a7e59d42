import { createElement } from './createElement.js';
import { createIcon } from './createIcon.js';
import type { Texts } from './strings.js';

export interface ToolbarState {
  token: string;
  joined: boolean;
  online: boolean;
  /** In Write Mode the agent has control over the page. */
  mode?: 'pointer' | 'write';
}

export interface Toolbar {
  element: HTMLElement;
  show(state: ToolbarState | null): void;
}

/** The bar that is there as long as a session is: its number, how it stands, and the way out. */
export function createToolbar(document: Document, texts: Texts, onExit: () => void): Toolbar {
  const label = createElement(document, 'span');
  const warning = createElement(document, 'small', { role: 'status' });
  const exit = createElement(document, 'button', {
    type: 'button',
    title: texts('exitBtnTitle'),
    'aria-label': texts('exitBtnTitle'),
  });
  exit.append(
    createIcon(document, '0 0 18 18', [
      {
        d: 'M4 4l10 10M14 4L4 14',
        stroke: 'currentColor',
        'stroke-width': '2.2',
        'stroke-linecap': 'round',
        fill: 'none',
      },
    ]),
  );
  exit.addEventListener('click', onExit);
  const element = createElement(
    document,
    'div',
    { class: 'toolbar', role: 'region', 'aria-label': texts('modalTitle') },
    [
      createElement(document, 'span', { class: 'state', 'aria-hidden': 'true' }),
      createElement(document, 'span', { class: 'text' }, [label, warning]),
      exit,
    ],
  );
  element.hidden = true;
  return {
    element,
    show(state) {
      element.hidden = state === null;
      if (!state) return;
      label.textContent = texts('toolbarContent', { sessionId: state.token });
      warning.textContent = state.online ? '' : texts('reconnecting');
      element.classList.toggle('joined', state.joined);
      element.classList.toggle('offline', !state.online);
    },
  };
}
