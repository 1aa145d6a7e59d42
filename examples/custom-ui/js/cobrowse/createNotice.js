import { createElement } from './createElement.js';

const SHOWN_MS = 10_000;

/** One notice at a time, read out by screen readers. It stays for as long as the customer points at it. */
export function createNotice() {
  const text = createElement('p');
  const dismiss = createElement('button', { type: 'button', 'aria-label': 'Dismiss' }, ['×']);
  const notice = createElement('div', { class: 'cb-notice' }, [text, dismiss]);
  // A live region is heard only if it is there before its content: it stays, the notice comes and goes.
  const element = createElement('div', { class: 'cb-notices', role: 'status' });
  let timer = 0;

  const hide = () => {
    window.clearTimeout(timer);
    notice.remove();
  };
  const wait = () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(hide, SHOWN_MS);
  };
  const hold = () => window.clearTimeout(timer);
  dismiss.addEventListener('click', hide);
  for (const type of ['mouseenter', 'focusin']) notice.addEventListener(type, hold);
  for (const type of ['mouseleave', 'focusout']) notice.addEventListener(type, wait);

  return {
    element,
    hide,
    /** @param {string} words */
    show(words) {
      text.textContent = words;
      element.replaceChildren(notice);
      wait();
    },
  };
}
