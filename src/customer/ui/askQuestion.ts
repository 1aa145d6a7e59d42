import { createElement } from './createElement.js';
import type { Texts } from './strings.js';

export interface Question {
  answer: Promise<boolean>;
  /** Takes the question away; the answer is "no". */
  dismiss(): void;
}

/** Asks yes or no in a modal dialog. Escape is "no". Focus returns to where it was. */
export function askQuestion(document: Document, root: HTMLElement, texts: Texts, question: string): Question {
  const before = document.activeElement;
  const title = createElement(document, 'h2', { id: 'question-title' }, [texts('modalTitle')]);
  const text = createElement(document, 'p', { id: 'question-text' }, [question]);
  const no = createElement(document, 'button', { type: 'button' }, [texts('modalNo')]);
  const yes = createElement(document, 'button', { type: 'button', class: 'primary' }, [texts('modalYes')]);
  const dialog = createElement(
    document,
    'dialog',
    { 'aria-labelledby': 'question-title', 'aria-describedby': 'question-text' },
    [title, text, createElement(document, 'div', { class: 'answers' }, [no, yes])],
  );
  let settle: (value: boolean) => void = () => undefined;
  const answer = new Promise<boolean>(resolve => {
    settle = resolve;
  });
  const close = (value: boolean) => {
    if (dialog.open) dialog.close();
    dialog.remove();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
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
  yes.focus();
  return { answer, dismiss: () => close(false) };
}
