import { createElement } from './createElement.js';
import { TEXTS } from './texts.js';

/**
 * What goes on: nothing, a start that the server has not answered, or a session.
 * @typedef {{ is: 'idle' } | { is: 'starting' } | { is: 'live', token: string, joined: boolean }} Sharing
 */

/**
 * The toolbar: the number to read out, whether somebody sees the page, and the way out.
 * @param {{ onExit(): void, say(words: string): void }} options
 */
export function createSharingCard({ onExit, say }) {
  let token = '';
  const status = createElement('p', { class: 'cb-status' });
  const number = createElement('strong', { class: 'cb-number' });
  const copy = createElement('button', { type: 'button', class: 'cb-button' }, ['Copy']);
  copy.setAttribute('aria-label', 'Copy the number');
  const numberRow = createElement('div', { class: 'cb-number-row' }, [number, copy]);
  const exit = createElement('button', { type: 'button', class: 'cb-button cb-exit' });
  const element = createElement(
    'section',
    { class: 'cb-card', 'aria-label': 'Showing this page', tabindex: '-1' },
    [status, numberRow, exit],
  );
  element.hidden = true;

  copy.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(token);
      say(TEXTS.copied);
    } catch {
      say(TEXTS.notCopied); // Not a secure page, or not allowed.
    }
  });
  exit.addEventListener('click', onExit);

  return {
    element,
    /** @param {Sharing} sharing */
    show(sharing) {
      element.hidden = sharing.is === 'idle';
      element.classList.toggle('cb-joined', sharing.is === 'live' && sharing.joined);
      numberRow.hidden = sharing.is !== 'live';
      // Whoever has joined needs no number: it stays for reference only.
      copy.hidden = sharing.is === 'live' && sharing.joined;
      exit.textContent = sharing.is === 'live' ? TEXTS.exit : TEXTS.cancel;
      if (sharing.is === 'live') {
        token = sharing.token;
        number.textContent = inGroups(token);
        status.textContent = sharing.joined ? TEXTS.joined : TEXTS.waiting;
      } else status.textContent = TEXTS.connecting;
    },
  };
}

/**
 * Nine digits are read out in threes.
 * @param {string} token
 */
function inGroups(token) {
  return token.replace(/(\d{3})(?=\d)/g, '$1 ');
}
