import { listen, type Stoppable } from '../../browser/listen.js';
import { stopAll } from '../../browser/stopAll.js';
import { LIMITS } from '../../protocol/index.js';
import type { ControlSurface } from './controlSurface.js';
import { heldKeys } from './heldKeys.js';

/** Leaves the view: without it those who have no mouse could not get out again. */
const LEAVE = 'F6';
const MODIFIERS = ['Alt', 'AltGraph', 'Control', 'Meta', 'Shift', 'CapsLock', 'NumLock', 'Fn'];

/**
 * Sends keys, text of input methods, and what the agent pastes. Shortcuts of the agent's own browser stay there as far
 * as browsers let pages keep them from it; those that they do not, never arrive here.
 */
export function captureKeys({ overlay, send }: ControlSurface): Stoppable {
  const down = new Map<string, string>();
  const isPaste = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) =>
    key.toLowerCase() === 'v' && (ctrlKey || metaKey) && !altKey;
  const isOther = (event: KeyboardEvent) =>
    event.key === LEAVE || event.key === 'Process' || event.key === 'Dead' || event.isComposing;

  const insert = (text: string, from: 'inputMethod' | 'clipboard') => {
    for (let at = 0; at < text.length; at += LIMITS.typedLength)
      send({ do: 'insert', text: text.slice(at, at + LIMITS.typedLength), from });
  };
  const release = () => {
    for (const [code, key] of down) send({ do: 'keyUp', key, code, held: 0 });
    down.clear();
  };
  const listeners = [
    listen<KeyboardEvent>(overlay, 'keydown', event => {
      if (isOther(event)) return;
      // The browser answers with the event `paste`, which brings the text.
      if (isPaste(event)) return;
      event.preventDefault();
      event.stopPropagation();
      const { key, code, repeat } = event;
      if (!MODIFIERS.includes(key) || !repeat) {
        down.set(code, key);
        send({ do: 'keyDown', key, code, held: heldKeys(event), repeat });
      }
    }),
    listen<KeyboardEvent>(overlay, 'keyup', event => {
      if (isOther(event)) return;
      event.preventDefault();
      event.stopPropagation();
      if (!down.delete(event.code)) return;
      send({ do: 'keyUp', key: event.key, code: event.code, held: heldKeys(event) });
    }),
    listen<ClipboardEvent>(overlay, 'paste', event => {
      event.preventDefault();
      const text = event.clipboardData?.getData('text/plain');
      if (text) insert(text, 'clipboard');
    }),
    listen<CompositionEvent>(overlay, 'compositionend', event => {
      if (event.data) insert(event.data, 'inputMethod');
    }),
    // What is held when the agent looks elsewhere comes up where nobody sees it.
    listen(overlay, 'blur', release),
  ];
  return {
    stop() {
      release();
      stopAll(listeners).stop();
    },
  };
}
