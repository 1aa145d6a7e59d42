import type { Control, PageInfo } from '../connection/agentState.js';
import { buildElement } from './buildElement.js';
import { type ControlWishes, createControlBar } from './createControlBar.js';
import type { Status } from './describeStatus.js';
import { formatToken } from './formatToken.js';
import { STRINGS } from './strings.js';

export interface SessionBar {
  element: HTMLElement;
  focus(): void;
  /** `token` is null outside of a session. */
  render(view: {
    status: Status;
    token: string | null;
    page: PageInfo | null;
    control: Control;
    mayControl: boolean;
  }): void;
}

/** The bar on top: what is going on, which session, which page. */
export function createSessionBar(exit: () => void, wishes: ControlWishes, tools: HTMLElement): SessionBar {
  const status = buildElement('p', { class: 'status', role: 'status', 'aria-live': 'polite' });
  const number = buildElement('span', { class: 'number' });
  const session = buildElement(
    'p',
    { class: 'session' },
    buildElement('span', { class: 'caption' }, STRINGS.session),
    number,
  );
  const mode = buildElement('span', { class: 'badge' });
  const control = createControlBar(wishes);
  const leave = buildElement('button', { class: 'button danger', type: 'button' }, STRINGS.exit);
  leave.addEventListener('click', exit);
  const address = buildElement('span', { class: 'url' });
  const size = buildElement('span', { class: 'size', title: STRINGS.viewport });
  const page = buildElement(
    'div',
    { class: 'address', role: 'group', 'aria-label': STRINGS.address },
    address,
    size,
  );
  const legend = buildElement(
    'ul',
    { class: 'legend', 'aria-label': STRINGS.borders },
    buildElement('li', { class: 'hidden-mark' }, STRINGS.hidden),
    buildElement('li', { class: 'denied-mark' }, STRINGS.denied),
  );
  const below = buildElement('div', { class: 'below' }, control.navigation, tools, page, legend);
  const brand = buildElement(
    'p',
    { class: 'brand' },
    buildElement('strong', {}, STRINGS.product),
    ' ',
    buildElement('span', {}, STRINGS.role),
  );

  return {
    element: buildElement(
      'header',
      { class: 'bar' },
      brand,
      session,
      mode,
      status,
      control.button,
      leave,
      below,
    ),
    focus: () => (control.button.hidden ? leave : control.button).focus(),
    render(view) {
      const inside = view.token !== null;
      // Only a new sentence: setting the same one again would have it read aloud again.
      if (status.textContent !== view.status.text) status.textContent = view.status.text;
      status.dataset.tone = view.status.tone;
      for (const part of [session, mode, control.button, leave, below]) part.hidden = !inside;
      const isWrite = view.control === 'own';
      mode.textContent = isWrite ? STRINGS.writeMode : STRINGS.pointerMode;
      mode.title = isWrite
        ? STRINGS.writeModeHint
        : view.mayControl
          ? STRINGS.pointerModeHint
          : STRINGS.watchOnlyHint;
      mode.dataset.mode = isWrite ? 'write' : 'pointer';
      control.render(view);
      number.textContent = view.token === null ? '' : formatToken(view.token);
      address.textContent = view.page?.url ?? STRINGS.noAddress;
      address.title = view.page?.url ?? '';
      // It stands in the field to write another one in.
      address.hidden = isWrite;
      size.textContent = view.page ? `${view.page.width} × ${view.page.height}` : '';
    },
  };
}
