import { buildElement } from './buildElement.js';
import { formatToken } from './formatToken.js';
import { STRINGS } from './strings.js';

export interface JoinPanel {
  element: HTMLElement;
  /** `error` is said aloud when it is new. */
  render(view: { joining: boolean; token: string | null; error: string | null }): void;
  focus(): void;
}

/** The form in which an agent enters a session's number. */
export function createJoinPanel(join: (typed: string) => void, cancel: () => void): JoinPanel {
  const input = buildElement('input', {
    id: 'session-id',
    class: 'field',
    type: 'text',
    inputmode: 'numeric',
    autocomplete: 'off',
    spellcheck: 'false',
    maxlength: '30',
    placeholder: STRINGS.sessionIdExample,
    'aria-describedby': 'join-hint join-error',
  });
  const submit = buildElement('button', { class: 'button primary', type: 'submit' }, STRINGS.join);
  const stop = buildElement('button', { class: 'button', type: 'button' }, STRINGS.cancel);
  const error = buildElement('p', { class: 'error', id: 'join-error', role: 'alert' });
  const form = buildElement(
    'form',
    { class: 'join', novalidate: '' },
    buildElement('h1', {}, STRINGS.joinTitle),
    buildElement('p', { class: 'hint', id: 'join-hint' }, STRINGS.joinHint),
    buildElement('label', { for: 'session-id' }, STRINGS.sessionId),
    buildElement('div', { class: 'row' }, input, submit, stop),
    error,
  );
  let joining = false;
  form.addEventListener('submit', event => {
    event.preventDefault();
    if (!joining) join(input.value);
  });
  stop.addEventListener('click', cancel);
  input.addEventListener('input', () => {
    error.textContent = '';
    input.removeAttribute('aria-invalid');
  });

  return {
    element: buildElement('div', { class: 'join-panel' }, form),
    render(view) {
      joining = view.joining;
      input.readOnly = joining;
      submit.disabled = joining;
      stop.hidden = !joining;
      if (view.token !== null) input.value = formatToken(view.token);
      if (error.textContent !== (view.error ?? '')) error.textContent = view.error ?? '';
      if (view.error === null) input.removeAttribute('aria-invalid');
      else input.setAttribute('aria-invalid', 'true');
    },
    focus() {
      input.focus();
      input.select();
    },
  };
}
