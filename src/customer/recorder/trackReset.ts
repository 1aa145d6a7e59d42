import { listen, type Stoppable } from '../../browser/listen.js';
import type { RecordedEvent } from '../../protocol/index.js';

export interface ResetOptions {
  document: Document;
  emit(event: RecordedEvent): void;
  /** The number under which a node was recorded; -1 when it was not. */
  idOf(node: Node): number;
  now(): number;
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** `form.reset()` changes fields without an input event, and rrweb does not see it: what they hold then is told here. */
export function trackReset({ document, emit, idOf, now }: ResetOptions): Stoppable {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listener = listen(
    document,
    'reset',
    event => {
      const form = event.target;
      if (!(form instanceof HTMLFormElement)) return;
      // The event comes before the fields change, and a listener of the page may still prevent it.
      timer = setTimeout(() => {
        for (const field of Array.from(form.elements)) {
          const id = isField(field) ? idOf(field) : -1;
          if (isField(field) && id > 0)
            emit({ type: 3, timestamp: now(), data: { source: 5, id, ...stateOf(field) } });
        }
      });
    },
    { capture: true },
  );
  return {
    stop() {
      clearTimeout(timer);
      listener.stop();
    },
  };
}

function stateOf(field: Field): { text: string; isChecked: boolean } {
  const { type, value } = field;
  const isChecked = field instanceof HTMLInputElement && field.checked;
  const masked = type === 'password' || field.hasAttribute('data-rr-is-password');
  return { text: masked ? '*'.repeat(value.length) : value, isChecked };
}

/** Not a file field: what it holds cannot be set on the other side, and its name is nobody's business. */
function isField(element: Element): element is Field {
  if (element instanceof HTMLInputElement) return element.type !== 'file' && element.type !== 'hidden';
  return element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement;
}
