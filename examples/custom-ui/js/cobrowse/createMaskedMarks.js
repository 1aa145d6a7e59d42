import { TEXTS } from './texts.js';

/** @typedef {Pick<import('opencobrowse').CobrowseApi, 'onMaskedElement' | 'onSessionStarted' | 'onSessionEnded'>} CommonApi */

/**
 * Marks what agents cannot see, for as long as there is a session. Part of the common api: works in frames too.
 * @param {CommonApi} api
 */
export function createMaskedMarks(api) {
  /** Masked elements, and the title that each had before; `undefined`: it is not marked now. */
  /** @type {Map<Element, string | null | undefined>} */
  const masked = new Map();
  let live = false;

  /** @param {Element} element */
  const mark = element => {
    if (masked.get(element) !== undefined) return;
    masked.set(element, element.getAttribute('title'));
    element.classList.add('cb-masked');
    element.setAttribute('title', TEXTS.masked);
  };
  /** @param {Element} element */
  const unmark = element => {
    const title = masked.get(element);
    if (title === undefined) return;
    masked.set(element, undefined);
    element.classList.remove('cb-masked');
    if (title === null) element.removeAttribute('title');
    else element.setAttribute('title', title);
  };
  const begin = () => {
    live = true;
    for (const element of masked.keys()) {
      if (element.isConnected) mark(element);
      else masked.delete(element);
    }
  };

  // Elements may be announced when the page loads or when the session begins: both orders are right.
  api.onMaskedElement.add(element => {
    if (!masked.has(element)) masked.set(element, undefined);
    if (live) mark(element);
  });
  api.onSessionStarted.add(begin);
  api.onSessionEnded.add(() => {
    live = false;
    for (const element of masked.keys()) unmark(element);
  });
  /** A session that an earlier page has begun is not announced as started: call `begin` for it. */
  return { begin };
}
