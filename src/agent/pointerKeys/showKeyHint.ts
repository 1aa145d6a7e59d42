import type { Stoppable } from '../../browser/listen.js';
import type { Point } from './pointerKeysSurface.js';

export interface KeyHint extends Stoppable {
  /** Says which keys do what, clear of where the pointer is; `null`: nothing is to be said. */
  show(lines: readonly (readonly [keys: string, meaning: string])[] | null, pointer: Point | null): void;
  /** Says something to those who hear the view. */
  say(words: string): void;
}

/** CSS pixels from the upper edge of the view, where the hint is: it makes room for a pointer that is nearer. */
const NEAR = 90;

/** Shows over the view what keys do in it. */
export function showKeyHint(overlay: HTMLElement): KeyHint {
  const document = overlay.ownerDocument;
  const hint = document.createElement('div');
  const words = document.createElement('div');
  hint.dataset.gcb = 'view-keys';
  // The name of the view says it to those who hear it.
  hint.setAttribute('aria-hidden', 'true');
  // No role of its own: the console has its own status, which nobody should take this for.
  words.setAttribute('aria-live', 'polite');
  words.dataset.gcb = 'view-words';
  Object.assign(hint.style, {
    ...{ position: 'absolute', left: '50%', transform: 'translateX(-50%)', width: 'max-content' },
    ...{
      maxWidth: 'min(calc(100% - 24px), 840px)',
      boxSizing: 'border-box',
      padding: '6px 12px',
      borderRadius: '8px',
    },
    ...{ display: 'none', flexWrap: 'wrap', justifyContent: 'center', gap: '4px 14px' },
    ...{
      background: '#1b1f2a',
      color: '#fff',
      border: '1px solid #858c9c',
      pointerEvents: 'none',
      zIndex: '2',
    },
    ...{ font: '13px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif' },
  });
  Object.assign(words.style, {
    ...{ position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  });
  overlay.append(hint, words);
  let shown: unknown = null;
  return {
    show(lines, pointer) {
      hint.style.display = lines ? 'flex' : 'none';
      const isHigh = pointer !== null && pointer.y < NEAR;
      Object.assign(hint.style, isHigh ? { top: '', bottom: '12px' } : { top: '12px', bottom: '' });
      if (lines === shown) return;
      shown = lines;
      hint.replaceChildren(...(lines ?? []).map(([keys, meaning]) => buildKey(document, keys, meaning)));
    },
    say(said) {
      words.textContent = said;
    },
    stop() {
      hint.remove();
      words.remove();
    },
  };
}

function buildKey(document: Document, keys: string, meaning: string): HTMLElement {
  const item = document.createElement('span');
  const key = document.createElement('kbd');
  key.textContent = keys;
  Object.assign(key.style, {
    ...{ font: 'inherit', fontWeight: '650', padding: '0 5px', marginRight: '5px', borderRadius: '4px' },
    ...{ background: '#3a4152', color: '#fff', whiteSpace: 'nowrap' },
  });
  item.style.whiteSpace = 'nowrap';
  item.append(key, meaning);
  return item;
}
