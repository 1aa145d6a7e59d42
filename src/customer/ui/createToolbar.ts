import type { Stoppable } from '../../browser/listen.js';
import type { AgentInfo } from '../../protocol/index.js';
import { createElement } from './createElement.js';
import { createIcon } from './createIcon.js';
import type { PlaceKeeper } from './keepToolbarPlace.js';
import { makeMovable } from './makeMovable.js';
import type { Texts } from './strings.js';
import { trackFocusOrigin } from './trackFocusOrigin.js';
import { uncoverFocus } from './uncoverFocus.js';

export interface ToolbarState {
  token: string;
  /** The representatives who are in the session. */
  agents: readonly AgentInfo[];
  online: boolean;
  /** `write`: the representative may click and type. */
  mode: 'pointer' | 'write';
}

export interface ToolbarOptions {
  document: Document;
  window: Window;
  texts: Texts;
  places: PlaceKeeper;
  onExit(): void;
  onDowngrade(): void;
}

export interface Toolbar extends Stoppable {
  element: HTMLElement;
  show(state: ToolbarState | null): void;
}

const CROSS = 'M4 4l10 10M14 4L4 14';
const GRIP = 'M6.5 4v.01M11.5 4v.01M6.5 9v.01M11.5 9v.01M6.5 14v.01M11.5 14v.01';

/** The bar that is there as long as a session is: its number, how it stands, who has control, and the way out. */
export function createToolbar(options: ToolbarOptions): Toolbar {
  const { document, window, texts } = options;
  const iconButton = (className: string, name: string, path: string) =>
    createElement(document, 'button', { type: 'button', class: className, title: name, 'aria-label': name }, [
      createIcon(document, '0 0 18 18', [
        { d: path, stroke: 'currentColor', 'stroke-width': '2.2', 'stroke-linecap': 'round', fill: 'none' },
      ]),
    ]);
  const handle = iconButton('move', texts('move'), GRIP);
  const dot = createElement(document, 'span', { class: 'state', role: 'img' });
  const label = createElement(document, 'span', { class: 'number' });
  // Not announced: a notice says it when it begins.
  const control = createElement(document, 'small', { class: 'control' });
  const warning = createElement(document, 'small', { class: 'warning', role: 'status' });
  const downgrade = createElement(document, 'button', { type: 'button', class: 'downgrade primary' });
  const exit = iconButton('exit', texts('exitBtnTitle'), CROSS);
  exit.addEventListener('click', options.onExit);
  downgrade.addEventListener('click', options.onDowngrade);
  const element = createElement(
    document,
    'div',
    { class: 'toolbar', role: 'region', 'aria-label': texts('modalTitle') },
    [handle, dot, createElement(document, 'span', { class: 'text' }, [label, control, warning])],
  );
  element.append(downgrade, exit);
  element.hidden = true;
  const movable = makeMovable(element, handle, options.places);
  const origin = trackFocusOrigin(element);
  const uncovering = uncoverFocus(document, window, element, movable.dodge);

  return {
    element,
    show(state) {
      if (!state) origin.giveBack();
      element.hidden = state === null;
      if (!state) return;
      const { token, agents, online, mode } = state;
      const joined = agents.length > 0;
      const isWrite = mode === 'write';
      label.textContent = texts('toolbarContent', { sessionId: token });
      control.textContent = isWrite ? texts('writeModeInProgress') : '';
      warning.textContent = online ? '' : texts('reconnecting');
      downgrade.textContent = isWrite ? texts('downgradeMode') : '';
      // Not the way out: whoever pressed twice would leave the session.
      if (!isWrite && isFocused(downgrade)) handle.focus();
      downgrade.hidden = !isWrite;
      dot.title = joined ? texts('agentJoined') : '';
      dot.setAttribute('aria-label', dot.title);
      dot.setAttribute('aria-hidden', String(!joined));
      element.classList.toggle('joined', joined);
      element.classList.toggle('offline', !online);
      element.classList.toggle('write', isWrite);
    },
    stop: uncovering.stop,
  };
}

function isFocused(element: HTMLElement): boolean {
  return (element.getRootNode() as Document | ShadowRoot).activeElement === element;
}
