import { createElement } from './createElement.js';
import type { Texts } from './strings.js';

/** Asks yes or no in a modal dialog. Escape is "no". Focus returns to where it was. */
export function askQuestion(
  document: Document,
  root: HTMLElement,
  texts: Texts,
  question: string,
): Promise<boolean> {
  return new Promise(resolve => {
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
    const answer = (value: boolean) => {
      dialog.close();
      dialog.remove();
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
      resolve(value);
    };
    yes.addEventListener('click', () => answer(true));
    no.addEventListener('click', () => answer(false));
    dialog.addEventListener('cancel', event => {
      event.preventDefault();
      answer(false);
    });
    root.append(dialog);
    dialog.showModal();
    yes.focus();
  });
}
