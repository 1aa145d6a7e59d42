import { listen, type Stoppable } from '../../browser/listen.js';
import { stopAll } from '../../browser/stopAll.js';
import { guardCallback } from '../../guard/guardCallback.js';
import { type FocusState, LIVE_STATE_TAG } from '../../protocol/index.js';
import type { ControlSurroundings } from '../session/agentControl.js';
import type { ControlledPage } from './controlledPage.js';
import { findFocus, isUnfocused } from './findFocus.js';
import { selectionOf } from './moveCaret.js';

const CUSTOM = 5;
/** Events that may move focus or caret come together, ms. */
const GATHER_MS = 30;
const NOTHING: FocusState = { kind: 'focus', id: null };
const HEARD = ['focusin', 'focusout', 'selectionchange', 'input'];

export interface FocusTeller extends Stoppable {
  /** Focus or caret may be elsewhere now. */
  check(): void;
}

/**
 * Tells agents where focus and caret are, when they are elsewhere than before: no browser shows that in a copy. Never
 * in what is masked, as it would say how long a text is.
 */
export function tellFocus(
  page: ControlledPage,
  { running }: Pick<ControlSurroundings, 'running'>,
): FocusTeller {
  const { window, log } = page;
  const idOf = (node: Node) => running()?.recording.idOf(node) ?? -1;
  let told = JSON.stringify(NOTHING);
  let timer: ReturnType<typeof setTimeout> | undefined;

  const isOpen = (element: Element) => ['visible', 'control'].includes(page.privacyOf(element));
  const describe = (): FocusState => {
    const element = findFocus(window);
    // Asked first: it also has all written down that is new, so that it has numbers.
    if (isUnfocused(element) || !isOpen(element) || idOf(element) < 1) return NOTHING;
    return { ...NOTHING, id: idOf(element), ...describeCaret(element) };
  };
  const describeCaret = (element: Element): Partial<FocusState> | null => {
    const { selectionStart, selectionEnd, isContentEditable } = element as HTMLInputElement;
    if (typeof selectionStart === 'number' && typeof selectionEnd === 'number')
      return { start: selectionStart, end: selectionEnd };
    const selection = isContentEditable ? selectionOf(element) : null;
    const { focusNode: node, focusOffset: start = 0 } = selection ?? {};
    // In a paragraph without letters the caret stands between elements.
    const around = node && 'tagName' in node ? (node as Element) : node?.parentElement;
    if (!node || !around || !isOpen(around) || idOf(node) < 1) return null;
    return { text: idOf(node), start, end: start };
  };
  const tell = (payload: FocusState) => {
    const now = JSON.stringify(payload);
    if (now === told) return;
    told = now;
    running()?.outbox.push({ type: CUSTOM, timestamp: Date.now(), data: { tag: LIVE_STATE_TAG, payload } });
  };
  const check = guardCallback(
    () => {
      clearTimeout(timer);
      timer = undefined;
      tell(describe());
    },
    log,
    'focusNotTold',
  );
  const soon = () => {
    timer ??= setTimeout(check, GATHER_MS);
  };
  const listeners = HEARD.map(type => listen(window.document, type, soon, { capture: true, passive: true }));
  soon();
  return {
    check,
    stop() {
      clearTimeout(timer);
      stopAll(listeners).stop();
      tell(NOTHING);
    },
  };
}
