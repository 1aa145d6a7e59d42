import { listen, type Stoppable } from '../../browser/listen.js';
import { findEditable } from './findEditable.js';
import { windowOf } from './findFocus.js';
import { selectionOf } from './moveCaret.js';

export interface SelectionTeller extends Stoppable {
  /** Something is to be done to this element: if it is rich text, its page hears first where the selection is. */
  before(element: Element): void;
}

/**
 * Browsers tell of a selection in a task of its own (`selectionchange`), which no person's next key comes before. An agent's
 * keys come as the line brings them, several at once; editors with a selection of their own would still have the old one.
 */
export function tellSelection(): SelectionTeller {
  const windows = new Map<Window, Stoppable>();
  let selection: Selection | null = null;
  let told: readonly unknown[] = [];

  const read = () => [
    selection?.anchorNode,
    selection?.anchorOffset,
    selection?.focusNode,
    selection?.focusOffset,
  ];
  const note = () => {
    told = read();
  };

  return {
    before(element) {
      if (findEditable(element)?.kind !== 'rich') return;
      const view = windowOf(element);
      selection = selectionOf(element);
      if (!windows.has(view))
        windows.set(view, listen(view.document, 'selectionchange', note, { capture: true }));
      if (read().some((part, index) => part !== told[index]))
        view.document.dispatchEvent(new view.Event('selectionchange'));
    },
    stop() {
      for (const part of windows.values()) part.stop();
      windows.clear();
      selection = null;
      told = [];
    },
  };
}
