import { listen, type Stoppable } from '../../browser/listen.js';
import { stopAll } from '../../browser/stopAll.js';
import { LIMITS } from '../../protocol/index.js';
import type { ControlSurface } from './controlSurface.js';

/** What keyboards on screens ask for without a key that has a name (Input Events). */
const KEYS: Readonly<Record<string, string>> = {
  deleteContentBackward: 'Backspace',
  deleteContentForward: 'Delete',
  insertLineBreak: 'Enter',
  insertParagraph: 'Enter',
};

/**
 * Sends text that comes without keys: what is pasted, composed with an input method or a dead key, chosen from a picker, or
 * typed on a screen. Invariant: the field that it is written into is empty, but while something is composed.
 */
export function captureText(
  { overlay, send }: Pick<ControlSurface, 'overlay' | 'send'>,
  tap: (key: string) => void,
): Stoppable {
  const insert = (text: string, from: 'inputMethod' | 'clipboard') => {
    for (let at = 0; at < text.length; at += LIMITS.typedLength)
      send({ do: 'insert', text: text.slice(at, at + LIMITS.typedLength), from });
  };
  const empty = ({ target }: Event) => {
    (target as Partial<HTMLTextAreaElement>).value = '';
  };
  return stopAll([
    listen<ClipboardEvent>(overlay, 'paste', event => {
      event.preventDefault();
      const text = event.clipboardData?.getData('text/plain');
      if (text) insert(text, 'clipboard');
    }),
    listen<CompositionEvent>(overlay, 'compositionend', event => {
      if (event.data) insert(event.data, 'inputMethod');
      empty(event);
    }),
    listen<InputEvent>(overlay, 'beforeinput', event => {
      // The text of a composition comes with its end.
      if (event.isComposing || /Composition/.test(event.inputType)) return;
      event.preventDefault();
      const key = KEYS[event.inputType];
      if (key) tap(key);
      else if (event.data) insert(event.data, 'inputMethod');
    }),
    // What could not be prevented, and what some browsers write when a composition is over.
    listen<InputEvent>(overlay, 'input', event => {
      if (!event.isComposing) empty(event);
    }),
  ]);
}
