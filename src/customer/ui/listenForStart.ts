import { listen, type Stoppable } from '../../browser/listen.js';

/** The class of a start button, as live sites have it (FACTS 4). */
const START_SELECTOR = '.gcb-startCobrowse';

/** Hears clicks on the page's own start buttons, wherever they are now or will be. */
export function listenForStart(document: Document, onStart: () => void): Stoppable {
  return listen(document, 'click', event => {
    const pressed = event
      .composedPath()
      .some(node => node instanceof Element && node.matches(START_SELECTOR));
    if (pressed) onStart();
  });
}
