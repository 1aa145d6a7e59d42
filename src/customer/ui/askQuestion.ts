import { createElement } from './createElement.js';
import { findFocused } from './findFocused.js';
import type { StringKey, Texts } from './strings.js';

export interface Question {
  answer: Promise<boolean>;
  /** Takes the question away; the answer is "no". */
  dismiss(): void;
}

/** Questions that come unasked, while the customer may be typing. */
const UNEXPECTED: readonly StringKey[] = ['modeUpgradeRequested'];

/** Asks yes or no in a modal dialog. Escape is "no". Focus returns to where it was. */
export function askQuestion(document: Document, root: HTMLElement, texts: Texts, key: StringKey): Question {
  const before = findFocused(document);
  const title = createElement(document, 'h2', { id: 'question-title' }, [texts('modalTitle')]);
  const text = createElement(document, 'p', { id: 'question-text' }, [texts(key)]);
  const no = createElement(document, 'button', { type: 'button' }, [texts('modalNo')]);
  const yes = createElement(document, 'button', { type: 'button', class: 'primary' }, [texts('modalYes')]);
  const dialog = createElement(
    document,
    'dialog',
    { 'aria-labelledby': 'question-title', 'aria-describedby': 'question-text', tabindex: '-1' },
    [title, text, createElement(document, 'div', { class: 'answers' }, [no, yes])],
  );
  let settle: (value: boolean) => void = () => undefined;
  const answer = new Promise<boolean>(resolve => {
    settle = resolve;
  });
  const close = (value: boolean) => {
    if (dialog.open) dialog.close();
    dialog.remove();
    before?.focus({ preventScroll: true });
    settle(value);
  };
  yes.addEventListener('click', () => close(true));
  no.addEventListener('click', () => close(false));
  dialog.addEventListener('cancel', event => {
    event.preventDefault();
    close(false);
  });
  root.append(dialog);
  try {
    dialog.showModal();
  } catch (error) {
    dialog.remove();
    throw error;
  }
  // A key that was meant for the page must not answer what nobody has read.
  if (UNEXPECTED.includes(key)) dialog.focus();
  else yes.focus();
  return { answer, dismiss: () => close(false) };
}
