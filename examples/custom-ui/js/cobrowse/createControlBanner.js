import { createElement } from './createElement.js';
import { TEXTS } from './texts.js';

/**
 * Says, for as long as it is so, that the agent may click and type (Write Mode).
 * @param {{ onTakeBack(): void }} options
 */
export function createControlBanner({ onTakeBack }) {
  const takeBack = createElement('button', { type: 'button', class: 'cb-button' }, [TEXTS.takeBack]);
  takeBack.addEventListener('click', onTakeBack);
  const element = createElement('section', { class: 'cb-banner', 'aria-label': 'Control of this page' }, [
    createElement('p', {}, [TEXTS.inControl]),
    takeBack,
  ]);
  element.hidden = true;
  return {
    element,
    /** @param {boolean} shown */
    show(shown) {
      element.hidden = !shown;
    },
  };
}
