// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import type { AgentNotice } from '../../../src/agent/connection/agentNotice.js';
import type { AgentState } from '../../../src/agent/connection/agentState.js';
import { REFUSAL_TEXTS } from '../../../src/agent/connection/refusalTexts.js';
import { type ConsoleAgent, startConsole } from '../../../src/agent/console/startConsole.js';
import { createFakeTimers } from './createFakeTimers.js';
import { TOKEN } from './fixtures.js';

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  document.body.replaceChildren();
});

function start(answer: Awaited<ReturnType<ConsoleAgent['join']>> = { ok: true }) {
  let state: AgentState = { kind: 'idle', notice: null };
  let listener: (state: AgentState) => void = () => undefined;
  let notify: (notice: AgentNotice) => void = () => undefined;
  const calls: string[] = [];
  const tools: string[] = [];
  const root = document.body.appendChild(document.createElement('div'));
  const timers = createFakeTimers();
  const running = startConsole(
    root,
    {
      join(token) {
        calls.push(`join ${token}`);
        return Promise.resolve(answer);
      },
      exit: () => void calls.push('exit'),
      requestControl: () => void calls.push('request'),
      releaseControl: () => void calls.push('release'),
      navigate: to => Boolean(calls.push(`navigate ${JSON.stringify(to)}`)),
      onNotice(callback) {
        notify = callback;
        return () => void calls.push('unheard');
      },
      clearAnnotations: () => Boolean(calls.push('clear')),
      mountView: () => ({
        setTool: tool => void tools.push(tool),
        stop: () => void calls.push('viewStopped'),
      }),
      getState: () => state,
      onStateChanged(callback) {
        listener = callback;
        return () => void calls.push('unsubscribed');
      },
    },
    timers,
  );
  stops.push(running.stop);
  const find = <T extends Element = HTMLElement>(selector: string): T => {
    const element = root.querySelector<T>(selector);
    if (!element) throw new Error(`no ${selector}`);
    return element;
  };
  return {
    calls,
    tools,
    timers,
    root,
    running,
    find,
    set(next: AgentState) {
      state = next;
      listener(next);
    },
    notify: (notice: AgentNotice) => notify(notice),
    status: () => find('[role=status]').textContent,
    alert: () => find('[role=alert]').textContent,
    isVisible: (selector: string) => !find(selector).closest('[hidden]'),
  };
}

const page = { url: 'https://bank.test/<b>', width: 1000, height: 700 };
const active = {
  kind: 'active',
  token: TOKEN,
  customerOnline: true,
  connected: true,
  page,
  control: 'none',
} as const;

describe('startConsole', () => {
  it('[CON5] offers a field named Session ID, in which Enter joins', () => {
    const { find, calls, status } = start();
    const input = find<HTMLInputElement>('.join input');
    expect(document.activeElement).toBe(input);
    expect(find('.join label').textContent).toBe('Session ID');
    expect(input.labels?.[0]?.textContent).toBe('Session ID');
    expect(input.inputMode || input.getAttribute('inputmode')).toBe('numeric');
    input.value = '535 176 834';
    find<HTMLFormElement>('.join').requestSubmit();
    expect(calls).toEqual(['join 535 176 834']);
    expect(status()).toBe('Not in a session');
  });

  it('[CON6] says as an alert why a join did not work, until something is typed', async () => {
    const { find, alert, set } = start({ ok: false, code: 'badToken', message: REFUSAL_TEXTS.badToken });
    find<HTMLFormElement>('.join').requestSubmit();
    await Promise.resolve();
    await Promise.resolve();
    expect(alert()).toBe(REFUSAL_TEXTS.badToken);
    find('.join input').dispatchEvent(new Event('input'));
    expect(alert()).toBe('');
    set({ kind: 'refused', code: 'unknownSession', message: REFUSAL_TEXTS.unknownSession });
    expect(find('.join input').getAttribute('aria-invalid')).toBe('true');
  });

  it('[CON7] shows the session, the page and the mode while in a session', () => {
    const { set, find, status, isVisible, calls } = start();
    expect(isVisible('.session')).toBe(false);
    set({ kind: 'joining', token: TOKEN, connected: true });
    expect(status()).toBe('Joining…');
    set(active);
    expect(status()).toBe('Live');
    expect(find('.number').textContent).toBe('535 176 834');
    expect(find('.url').textContent).toBe('https://bank.test/<b>');
    expect(find('.size').textContent).toBe('1000 × 700');
    expect(find('.badge').textContent).toBe('Pointer Mode');
    expect(isVisible('.join')).toBe(false);
    expect(document.activeElement).toBe(find('section'));
    find('.danger').click();
    expect(calls).toContain('exit');
  });

  it('[UI190] says what the borders in the page mean, while in a session', () => {
    const { set, find, isVisible } = start();
    expect(isVisible('.legend')).toBe(false);
    set(active);
    expect(isVisible('.legend')).toBe(true);
    expect(find('.legend').getAttribute('aria-label')).toBe('Borders on the page');
    expect([...find('.legend').children].map(({ textContent }) => textContent)).toEqual([
      'Hidden from you',
      'Blocked for you',
    ]);
  });

  it('[CON8] tells of an absent customer after a second, of a lost connection at once', () => {
    const { set, status, timers, find } = start();
    set(active);
    set({ ...active, customerOnline: false });
    expect(status()).toBe('Live');
    timers.advance(1000);
    expect(status()).toContain("customer's page is away");
    expect(find('section').dataset.stale).toBe('true');
    set(active);
    expect(find('section').dataset.stale).toBe('false');
    set({ ...active, connected: false });
    expect(status()).toContain('connection to the server was lost');
  });

  it('[CON9] does not flicker on a quick page load', () => {
    const { set, status, timers } = start();
    set(active);
    set({ ...active, customerOnline: false });
    timers.advance(900);
    set(active);
    timers.advance(5000);
    expect(status()).toBe('Live');
    expect(timers.waiting()).toBe(0);
  });

  it('[CON10] goes back to the form after the session, with the reason', () => {
    const { set, status, isVisible, find } = start();
    set(active);
    set({ kind: 'ended', token: TOKEN, cause: 'customerExited' });
    expect(status()).toContain('The customer has left');
    expect(isVisible('.join')).toBe(true);
    expect(isVisible('.danger')).toBe(false);
    expect(document.activeElement).toBe(find('.join input'));
    expect(find<HTMLInputElement>('.join input').value).toBe('');
  });

  it('[CON11] leaves nothing behind', () => {
    const { running, root, calls, timers, set } = start();
    set({ ...active, customerOnline: false });
    running.stop();
    expect(root.childNodes).toHaveLength(0);
    expect(calls).toEqual(['unsubscribed', 'unheard', 'viewStopped']);
    expect(timers.waiting()).toBe(0);
  });

  it('[WRM46] shows the mode, asks for control, gives it back, and navigates in control only', () => {
    const { set, find, isVisible, calls, status } = start();
    set(active);
    const button = () => find<HTMLButtonElement>('.control');
    expect([find('.badge').textContent, button().textContent]).toEqual(['Pointer Mode', 'Request control']);
    expect(isVisible('.navigation')).toBe(false);
    button().click();
    set({ ...active, control: 'asked' });
    expect([status(), button().textContent]).toEqual([
      'The customer is asked for control…',
      'Cancel request',
    ]);
    button().click();
    set({ ...active, control: 'own' });
    expect([find('.badge').textContent, button().textContent]).toEqual(['Write Mode', 'Release control']);
    expect(isVisible('.navigation')).toBe(true);
    expect(find<HTMLInputElement>('.open').value).toBe(page.url);
    find<HTMLButtonElement>('[aria-label=Back]').click();
    find<HTMLInputElement>('.open').value = ' /next ';
    find<HTMLFormElement>('.opening').requestSubmit();
    button().click();
    set({ ...active, control: 'other', controller: 'Bob' });
    expect(status()).toBe('Another representative has control: Bob');
    expect(calls).toEqual(['request', 'release', 'navigate "back"', 'navigate {"url":"/next"}', 'release']);
  });

  it('[CTM10] offers no control to an agent who may only watch, and says who has it', () => {
    const { set, isVisible, find, status, notify } = start();
    set({ ...active, mayControl: false });
    expect([isVisible('.control'), find('.badge').textContent]).toEqual([false, 'Pointer Mode']);
    expect(find('.badge').title).toContain('You may watch');
    set({ ...active, mayControl: false, control: 'other', controller: 'Bob' });
    expect(status()).toBe('Another representative has control: Bob');
    notify({ kind: 'controlAnswered', allow: false, message: 'Not for you.' });
    expect(find('[role=log]').textContent).toBe('Not for you.');
    set(active);
    expect(isVisible('.control')).toBe(true);
  });

  it('[ANN48] has one tool in the hand, by mouse and arrow keys, and a button that clears; pointing in each new session', () => {
    const { set, root, tools, calls, find, isVisible } = start();
    expect(isVisible('.tools')).toBe(false);
    set(active);
    expect(isVisible('.tools')).toBe(true);
    const radios = [...root.querySelectorAll<HTMLInputElement>('[role=radiogroup] input[type=radio]')];
    expect(radios.map(radio => radio.getAttribute('aria-label'))).toEqual([
      ...['Point', 'Laser', 'Draw freely', 'Box', 'Arrow', 'Highlight an element'],
    ]);
    expect(new Set(radios.map(({ name }) => name)).size).toBe(1);
    radios[3]?.click();
    expect(tools.at(-1)).toBe('box');
    find<HTMLButtonElement>('.clear').click();
    expect(calls).toEqual(['clear']);
    set({ ...active, connected: false });
    expect(tools.at(-1)).toBe('box');
    set({ kind: 'ended', token: TOKEN, cause: 'customerExited' });
    expect(tools.at(-1)).toBe('point');
    expect(radios.map(({ checked }) => checked)).toEqual([true, false, false, false, false, false]);
  });

  it('[AGC32] keeps the keyboard at the view when control ends', () => {
    const { set, find } = start();
    set(active);
    set({ ...active, control: 'own' });
    const field = find('.mirror').appendChild(document.createElement('textarea'));
    field.focus();
    field.remove();
    set(active);
    expect(document.activeElement).toBe(find('.stage'));
    set({ ...active, control: 'own' });
    find('.control').focus();
    set(active);
    expect(document.activeElement).toBe(find('.control'));
  });

  it('[WRM46] shows a notice for some seconds, and the same one longer', () => {
    const { set, notify, timers, find } = start();
    set(active);
    const shown = () => find('[role=log]').textContent;
    notify({ kind: 'commandRefused', reason: 'denied', count: 1, message: 'Not that.' });
    timers.advance(5000);
    notify({ kind: 'commandRefused', reason: 'denied', count: 9, message: 'Not that.' });
    timers.advance(5000);
    expect(shown()).toBe('Not that.');
    timers.advance(1000);
    expect(shown()).toBe('');
    notify({ kind: 'controlAnswered', allow: false });
    expect(shown()).toBe('The customer did not give you control.');
    set({ kind: 'ended', token: TOKEN, cause: 'customerExited' });
  });
});
