import { listen, type Stoppable } from '../../browser/listen.js';
import type { AnnotationTool } from '../annotate/annotationTool.js';
import type { AgentNotice } from '../connection/agentNotice.js';
import type { AgentState } from '../connection/agentState.js';
import type { Timers } from '../connection/timers.js';
import { buildElement } from './buildElement.js';
import { createHold } from './createHold.js';
import { createJoinPanel } from './createJoinPanel.js';
import { createNoticeLine } from './createNoticeLine.js';
import { createSessionBar } from './createSessionBar.js';
import { createToolPicker } from './createToolPicker.js';
import { describeStatus } from './describeStatus.js';
import { STRINGS } from './strings.js';

/** A page that loads as quickly as this does not count as away, ms. */
const AWAY_AFTER_MS = 1000;
const UNREACHABLE_AFTER_MS = 2000;

/** What the console needs of the agent SDK: all of it is public there. */
export interface ConsoleAgent {
  join(token: string): Promise<{ ok: true } | { ok: false; code: string; message: string }>;
  exit(): void;
  requestControl(): void;
  releaseControl(): void;
  navigate(to: 'back' | 'forward' | 'refresh' | { url: string }): boolean;
  onNotice(callback: (notice: AgentNotice) => void): () => void;
  clearAnnotations(): boolean;
  mountView(container: HTMLElement): Stoppable & { setTool(tool: AnnotationTool): void };
  getState(): AgentState;
  onStateChanged(callback: (state: AgentState) => void): () => void;
}

/** The ready-made console: a form to join, and the customer's page with what there is to know about it. */
export function startConsole(root: HTMLElement, agent: ConsoleAgent, timers: Timers): Stoppable {
  const document = root.ownerDocument;
  let error: string | null = null;
  let former: AgentState['kind'] | null = null;
  let hadControl = false;

  const tools = createToolPicker({
    choose: tool => view.setTool(tool),
    clear: agent.clearAnnotations,
  });
  const bar = createSessionBar(
    agent.exit,
    {
      request: agent.requestControl,
      release: agent.releaseControl,
      navigate: agent.navigate,
    },
    tools.element,
  );
  const notices = createNoticeLine(timers);
  const panel = createJoinPanel(typed => {
    error = null;
    void agent.join(typed).then(result => {
      // What the server refuses is in the state; what is wrong with the digits is not.
      if (!result.ok && result.code === 'badToken') error = result.message;
      render();
      if (error) panel.focus();
    });
  }, agent.exit);
  const container = buildElement('div', { class: 'mirror' });
  const badge = buildElement('span', { class: 'stale-badge', 'aria-hidden': 'true' }, STRINGS.stale);
  const stage = buildElement(
    'section',
    { class: 'stage', 'aria-label': STRINGS.view, tabindex: '-1' },
    // For those who go from heading to heading; the mirrored page has headings of its own.
    buildElement('h1', { class: 'unseen' }, STRINGS.view),
    container,
    badge,
    notices.element,
  );
  const main = buildElement('main', { class: 'main' }, panel.element, stage);
  root.replaceChildren(bar.element, main);
  const view = agent.mountView(container);

  const render = () => {
    const state = agent.getState();
    const away = hold.away.update(state.kind === 'active' && !state.customerOnline);
    const unreachable = hold.unreachable.update(state.kind === 'joining' && !state.connected);
    const status = describeStatus(state, { customerAway: away, unreachable });
    const active = state.kind === 'active';
    bar.render({
      status,
      token: active ? state.token : null,
      page: active ? state.page : null,
      control: active ? state.control : 'none',
      mayControl: !active || state.mayControl !== false,
    });
    panel.render({
      joining: state.kind === 'joining',
      token: state.kind === 'joining' ? state.token : active ? '' : null,
      error: error ?? (state.kind === 'refused' ? state.message : null),
    });
    panel.element.hidden = active;
    stage.hidden = !active;
    stage.dataset.stale = String(status.tone === 'stale');
    stage.setAttribute('aria-busy', String(active && !state.page));
    document.title = active ? `${status.text} · ${STRINGS.product}` : `${STRINGS.product} · ${STRINGS.role}`;
    const hasControl = active && state.control === 'own';
    // The keyboard was in the view, and what took it there is gone.
    if (hadControl && !hasControl && active && document.activeElement === document.body) stage.focus();
    hadControl = hasControl;
    if (state.kind === former) return;
    const first = former === null;
    former = state.kind;
    tools.reset();
    // The part that had the focus is gone: the keyboard continues in the one that came.
    if (active) stage.focus();
    else if (state.kind !== 'joining' || first) panel.focus();
  };
  const hold = {
    away: createHold(AWAY_AFTER_MS, timers, () => render()),
    unreachable: createHold(UNREACHABLE_AFTER_MS, timers, () => render()),
  };
  const unhear = agent.onNotice(notices.show);
  const leaving = listen<KeyboardEvent>(container, 'keydown', event => {
    // The view lets this key alone: it is the way out for those who have no mouse.
    if (event.key !== 'F6') return;
    event.preventDefault();
    bar.focus();
  });
  const unsubscribe = agent.onStateChanged(state => {
    if (state.kind !== 'refused' && state.kind !== 'idle') error = null;
    render();
  });
  render();

  return {
    stop() {
      unsubscribe();
      unhear();
      leaving.stop();
      notices.stop();
      hold.away.stop();
      hold.unreachable.stop();
      view.stop();
      root.replaceChildren();
    },
  };
}
