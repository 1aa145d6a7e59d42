import { createElement } from './createElement.js';

/**
 * @typedef {object} Wording
 * @property {string} title
 * @property {string} text
 * @property {string} yes
 * @property {string} no
 */

/** A modal question. The browser keeps the focus inside and gives it back; Escape is no. */
export function createQuestion() {
  const title = createElement('h2', { id: 'cb-question-title' });
  const text = createElement('p', { id: 'cb-question-text' });
  const no = createElement('button', { type: 'button', class: 'cb-button' });
  const yes = createElement('button', { type: 'button', class: 'cb-button cb-primary' });
  const element = createElement(
    'dialog',
    {
      class: 'cb-question',
      'aria-labelledby': 'cb-question-title',
      'aria-describedby': 'cb-question-text',
    },
    [title, text, createElement('div', { class: 'cb-answers' }, [no, yes])],
  );

  /** @type {((answer: boolean) => void) | null} */
  let settle = null;
  /** @param {boolean} answer */
  const conclude = answer => {
    const resolve = settle;
    settle = null;
    if (element.open) element.close();
    resolve?.(answer);
  };
  yes.addEventListener('click', () => conclude(true));
  no.addEventListener('click', () => conclude(false));
  // The event comes late: by then the next question may be open.
  element.addEventListener('close', () => {
    if (!element.open) conclude(false);
  });

  return {
    element,
    /**
     * Asks; a question that is still open counts as answered with no.
     * @param {Wording} wording
     * @param {'yes' | 'no'} first Which answer has the focus: the one that does no harm when it is pressed by mistake.
     * @returns {Promise<boolean>}
     */
    ask(wording, first) {
      conclude(false);
      title.textContent = wording.title;
      text.textContent = wording.text;
      yes.textContent = wording.yes;
      no.textContent = wording.no;
      return new Promise(resolve => {
        settle = resolve;
        element.showModal();
        (first === 'yes' ? yes : no).focus();
      });
    },
    dismiss: () => conclude(false),
  };
}
