import type { Stoppable } from '../../browser/listen.js';
import type { AgentNotice } from '../connection/agentNotice.js';
import type { Timers } from '../connection/timers.js';
import { buildElement } from './buildElement.js';
import { STRINGS } from './strings.js';

const SHOWN_FOR_MS = 6000;

export interface NoticeLine extends Stoppable {
  element: HTMLElement;
  show(notice: AgentNotice): void;
}

/** What became of what the agent did; the last one, for some seconds. */
export function createNoticeLine(timers: Timers): NoticeLine {
  const element = buildElement('div', { class: 'notices', role: 'log', 'aria-label': STRINGS.notices });
  let timer: number | null = null;
  const clear = () => {
    if (timer !== null) timers.clear(timer);
    timer = null;
    element.replaceChildren();
  };
  return {
    element,
    show(notice) {
      const text = textOf(notice);
      const isSame = element.textContent === text;
      if (timer !== null) timers.clear(timer);
      // The same sentence again need not be read aloud again: it only stays longer.
      if (!isSame)
        element.replaceChildren(buildElement('p', { class: 'notice', 'data-tone': toneOf(notice) }, text));
      timer = timers.set(clear, SHOWN_FOR_MS);
    },
    stop: clear,
  };
}

const toneOf = (notice: AgentNotice) =>
  notice.kind === 'controlAnswered' && notice.allow ? 'good' : 'refused';

function textOf(notice: AgentNotice): string {
  if (notice.kind === 'commandRefused') return notice.message;
  return notice.message ?? (notice.allow ? STRINGS.controlGiven : STRINGS.controlDenied);
}
