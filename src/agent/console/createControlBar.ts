import type { Control, PageInfo } from '../connection/agentState.js';
import { buildElement } from './buildElement.js';
import { STRINGS } from './strings.js';

export interface ControlWishes {
  request(): void;
  release(): void;
  navigate(to: 'back' | 'forward' | 'refresh' | { url: string }): void;
}

export interface ControlBar {
  /** Asks for control, or gives it back. */
  button: HTMLButtonElement;
  /** What leads the customer to other pages; there in control only. */
  navigation: HTMLElement;
  render(view: { control: Control; mayControl: boolean; page: PageInfo | null }): void;
}

const LABELS: Record<Control, string> = {
  none: STRINGS.requestControl,
  other: STRINGS.requestControl,
  asked: STRINGS.cancelRequest,
  own: STRINGS.releaseControl,
};

/** What an agent does with control, beside acting in the page itself. */
export function createControlBar(wishes: ControlWishes): ControlBar {
  let control: Control = 'none';
  const button = buildElement('button', { class: 'button control', type: 'button' });
  button.addEventListener('click', () =>
    control === 'own' || control === 'asked' ? wishes.release() : wishes.request(),
  );
  const step = (to: 'back' | 'forward' | 'refresh', sign: string) => {
    const made = buildElement(
      'button',
      { class: 'button step', type: 'button', title: STRINGS[to], 'aria-label': STRINGS[to] },
      sign,
    );
    made.addEventListener('click', () => wishes.navigate(to));
    return made;
  };
  const address = buildElement('input', {
    class: 'open',
    type: 'text',
    inputmode: 'url',
    autocomplete: 'off',
    spellcheck: 'false',
    maxlength: '2000',
    'aria-label': STRINGS.openAddress,
  });
  const form = buildElement(
    'form',
    { class: 'opening' },
    address,
    buildElement('button', { class: 'button', type: 'submit' }, STRINGS.open),
  );
  form.addEventListener('submit', event => {
    event.preventDefault();
    const url = address.value.trim();
    if (url !== '') wishes.navigate({ url });
  });
  const navigation = buildElement(
    'div',
    { class: 'navigation', role: 'group', 'aria-label': STRINGS.navigation },
    step('back', '←'),
    step('forward', '→'),
    step('refresh', '↻'),
    form,
  );
  let shown: string | null = null;

  return {
    button,
    navigation,
    render(view) {
      control = view.control;
      const label = LABELS[control];
      if (button.textContent !== label) button.textContent = label;
      button.dataset.control = control;
      // In a session: outside of one, the bar hides it as all that belongs to sessions.
      if (!view.mayControl) button.hidden = true;
      navigation.hidden = control !== 'own';
      const url = view.page?.url ?? '';
      // What the agent is writing stays until the customer's page is another one.
      if (url !== shown) address.value = url;
      shown = url;
    },
  };
}
