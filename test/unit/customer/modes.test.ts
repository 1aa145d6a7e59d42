// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ControlEvent } from '../../../src/customer/session/sessionState.js';
import { transition } from '../../../src/customer/session/transition.js';
import { agent, key, openTestSession, type TestSessionOptions, token, welcome } from './openTestSession.js';

type Opened = ReturnType<typeof openTestSession>;
let opened: Opened | undefined;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  opened?.runtime.stop();
  vi.useRealTimers();
});

function open(options: TestSessionOptions = {}) {
  const session = openTestSession(options);
  opened = session;
  const modes: string[] = [];
  session.signals.modeChanged.signal.add(mode => void modes.push(JSON.stringify(mode)));
  return { ...session, modes };
}

const asked = (request = 'r1', agentId = agent.id) => ({ is: 'upgradeRequested', request, agentId }) as const;
const WRITE = '{"pointer":false,"write":true}';
const POINTER = '{"pointer":true,"write":false}';
const YES = { do: 'sendUpgradeAnswer', request: 'r1', allow: true };
const NO = { ...YES, allow: false };
const OWN = { do: 'sendHolder', holder: agent.id };

describe('a request for Write Mode', () => {
  it('[API30] is asked of the customer; a yes leads to Write Mode, and everybody is told', async () => {
    const { begin, receive, ui, fake, settle, modes, notices, notified, shown, references } = open();
    await begin();
    expect(shown()?.mode).toBe('pointer');
    receive(asked());
    expect(ui.ask).toHaveBeenLastCalledWith('modeUpgradeRequested');
    expect([modes, notices]).toEqual([[], []]);
    fake.answer(true);
    await settle();
    expect(modes).toEqual([WRITE]);
    expect(notices).toEqual([YES, OWN]);
    expect(notified().at(-1)).toBe('modeUpgraded');
    expect(shown()).toEqual({ token, agents: [agent], online: true, mode: 'write' });
    expect(references.read()?.control).toBe(agent.id);
  });

  it('[API31] a no changes nothing, and the agent is told', async () => {
    const { begin, receive, fake, settle, modes, notices, shown, references } = open();
    await begin();
    receive(asked());
    fake.answer(false);
    await settle();
    expect([modes, notices, shown()?.mode]).toEqual([[], [NO], 'pointer']);
    expect(references.read()?.control).toBeUndefined();
    receive(asked('r2'));
    fake.answer(true);
    await settle();
    expect(modes).toEqual([WRITE]);
  });

  it('[API32] the answer of a listener takes the built-in question away; what comes after it is a warning', async () => {
    const { begin, receive, signals, ui, settle, modes, notices, log } = open();
    await begin();
    let answer: (allow: boolean) => void = () => undefined;
    signals.modeUpgradeRequested.signal.add(done => {
      answer = done;
    });
    receive(asked());
    expect(ui.ask).toHaveBeenCalledTimes(2);
    answer(true);
    expect(ui.dismissQuestion).toHaveBeenCalledTimes(1);
    expect(log.codes('warn')).toEqual([]);
    answer(false);
    await settle();
    expect([modes, notices]).toEqual([[WRITE], [YES, OWN]]);
    expect(log.codes('warn')).toEqual(['onModeUpgradeRequested: answered already, the first answer counts']);
  });

  it('[API32] a listener who answers at once leaves nothing to ask; of several the first one counts', async () => {
    const { begin, receive, signals, ui, modes, notices, log } = open();
    await begin();
    signals.modeUpgradeRequested.signal.add(done => done(false));
    signals.modeUpgradeRequested.signal.add(done => done(true));
    receive(asked());
    expect(ui.ask).toHaveBeenCalledTimes(1);
    expect([modes, notices]).toEqual([[], [NO]]);
    expect(log.codes('warn')).toHaveLength(1);
  });

  it('[API32] the answer of the customer counts when it is first', async () => {
    const { begin, receive, signals, fake, settle, modes, notices, log } = open();
    await begin();
    let answer: (allow: boolean) => void = () => undefined;
    signals.modeUpgradeRequested.signal.add(done => {
      answer = done;
    });
    receive(asked());
    fake.answer(false);
    await settle();
    answer(true);
    expect([modes, notices]).toEqual([[], [NO]]);
    expect(log.codes('debug')).toContain('upgradeAnsweredLate');
  });

  const ends: [string, (session: Opened) => void][] = [
    ['the session ended', ({ say }) => say({ t: 'ended', cause: 'agentExited' })],
    ['the agent withdrew', ({ receive }) => receive({ is: 'upgradeWithdrawn', request: 'r1' })],
    ['another request took its place', ({ receive }) => receive(asked('r2'))],
    ['time ran out', () => void vi.advanceTimersByTime(60_000)],
    ['the line broke', ({ line }) => line().disconnected()],
    ['another tab is shown', ({ say }) => say({ t: 'displaced' })],
  ];
  it.each(ends)('[API33] an answer is ignored after %s', async (_why, happen) => {
    const session = open();
    const { begin, receive, signals, ui, fake, settle, modes, log } = session;
    await begin();
    const answers: ((allow: boolean) => void)[] = [];
    signals.modeUpgradeRequested.signal.add(done => void answers.push(done));
    receive(asked());
    happen(session);
    expect(ui.dismissQuestion).toHaveBeenCalled();
    answers[0]?.(true);
    fake.answer(true);
    await settle();
    expect(modes).toEqual([]);
    expect(log.codes('debug')).toContain('upgradeAnsweredLate');
    expect(log.codes('warn')).toEqual([]);
  });

  it.each([['true'], [1], [{}], [undefined], [null], [Object(true)]])(
    '[API34] what is not a boolean is a no, with a warning: %j',
    async answer => {
      const { begin, receive, signals, modes, notices, log } = open();
      await begin();
      signals.modeUpgradeRequested.signal.add(done => done(answer as boolean));
      receive(asked());
      expect([modes, notices]).toEqual([[], [NO]]);
      expect(log.codes('warn')).toEqual([
        'onModeUpgradeRequested: done() takes true or false; anything else is a no',
      ]);
    },
  );

  it('[API35] a listener that throws stops neither another one nor the built-in question', async () => {
    const { begin, receive, signals, ui, fake, settle, modes } = open();
    await begin();
    const other = vi.fn();
    signals.modeUpgradeRequested.signal.add(() => {
      throw new Error('theirs');
    });
    signals.modeUpgradeRequested.signal.add(other);
    receive(asked());
    expect(other).toHaveBeenCalledTimes(1);
    expect(ui.ask).toHaveBeenCalledTimes(2);
    fake.answer(true);
    await settle();
    expect(modes).toEqual([WRITE]);
  });

  it('[API36] without an answer within 60 seconds it is a no; no timer is left', async () => {
    const { begin, receive, ui, modes, notices } = open();
    await begin();
    const timers = vi.getTimerCount();
    receive(asked());
    vi.advanceTimersByTime(59_999);
    expect(notices).toEqual([]);
    vi.advanceTimersByTime(1);
    expect([modes, notices]).toEqual([[], [NO]]);
    expect(ui.dismissQuestion).toHaveBeenCalledTimes(1);
    expect(vi.getTimerCount()).toBe(timers);
    receive(asked('r2'));
    receive({ is: 'upgradeWithdrawn', request: 'r2' });
    expect(vi.getTimerCount()).toBe(timers);
  });

  it('[API37] with an interface of the site, and nobody who listens, it is a no at once', async () => {
    const { begin, receive, askSilently, modes, notices, settle } = open({ disableBuiltInUI: true });
    await begin();
    receive(asked());
    await settle();
    expect([modes, notices]).toEqual([[], [NO]]);
    expect(askSilently.mock.calls).toEqual([['areYouOnPhone']]);
  });

  it('[API37] with an interface of the site, its listeners answer', async () => {
    const { begin, receive, signals, askSilently, settle, modes, notices } = open({ disableBuiltInUI: true });
    await begin();
    let answer: (allow: boolean) => void = () => undefined;
    signals.modeUpgradeRequested.signal.add(done => {
      answer = done;
    });
    receive(asked());
    await settle();
    expect([modes, notices]).toEqual([[], []]);
    answer(true);
    expect([modes, notices]).toEqual([[WRITE], [YES, OWN]]);
    expect(askSilently).toHaveBeenCalledTimes(1);
  });

  it.each([true, false])('[API38] a question that cannot be shown is left to listeners: %s', async heard => {
    const { begin, receive, signals, fake, settle, notices, log } = open();
    await begin();
    let answer: (allow: boolean) => void = () => undefined;
    if (heard)
      signals.modeUpgradeRequested.signal.add(done => {
        answer = done;
      });
    receive(asked());
    fake.fail(new Error('no dialogs'));
    await settle();
    expect(log.codes('error')).toEqual(['upgradeQuestionFailed']);
    expect(notices).toEqual(heard ? [] : [NO]);
    answer(true);
    expect(notices).toEqual(heard ? [YES, OWN] : [NO]);
  });

  it('[API51] another request takes its place: the one before is answered no', async () => {
    const { begin, receive, ui, notices, fake, settle, modes } = open();
    await begin();
    receive(asked());
    receive(asked());
    expect(ui.ask).toHaveBeenCalledTimes(2);
    receive(asked('r2'));
    expect(ui.ask).toHaveBeenCalledTimes(3);
    expect(notices).toEqual([NO]);
    fake.answer(true); // The question that was taken away.
    await settle();
    expect(modes).toEqual([]);
    fake.answer(true);
    await settle();
    expect(notices.slice(-2)).toEqual([{ ...YES, request: 'r2' }, OWN]);
    expect(modes).toEqual([WRITE]);
  });

  it('[API52] is not asked in Write Mode: the agent is told the mode', async () => {
    const { beginInWriteMode, receive, ui, notices } = open();
    await beginInWriteMode();
    const questions = ui.ask.mock.calls.length;
    receive(asked());
    expect(ui.ask).toHaveBeenCalledTimes(questions);
    expect(notices.at(-1)).toEqual(OWN);
  });

  it('[API47] is not asked on a page that agents do not see, or when no agent is there', async () => {
    const { begin, receive, say, ui, notices } = open();
    await begin();
    receive(asked('r1', 'somebody'));
    say({ t: 'displaced' });
    receive(asked());
    expect(ui.ask).toHaveBeenCalledTimes(1);
    expect(notices).toEqual([]);
    say(welcome);
    receive(asked());
    expect(ui.ask).toHaveBeenCalledTimes(1);
  });

  it('[API47] is a no when another tab comes to the front', async () => {
    const { begin, receive, say, notices } = open();
    await begin();
    receive(asked());
    say({ t: 'displaced' });
    expect(notices).toEqual([NO]);
  });

  it('[API46] ends with the line; when it is back the server is told the mode', async () => {
    const { beginInWriteMode, runtime, line, say, notices, modes } = open();
    await beginInWriteMode();
    line().disconnected();
    runtime.downgrade();
    notices.length = 0;
    line().connected();
    say({ ...welcome, agents: [agent] });
    expect(notices).toEqual([{ do: 'sendHolder', holder: null }]);
    expect(modes).toEqual([WRITE, POINTER]);
  });
});

it('[API46] [LCH81] Write Mode goes on over a break, without being told again', async () => {
  const { beginInWriteMode, line, say, notices, modes, shown, references } = open();
  await beginInWriteMode();
  notices.length = 0;
  line().disconnected();
  vi.advanceTimersByTime(30_000);
  line().connected();
  say({ ...welcome, agents: [agent] });
  expect(modes).toEqual([WRITE]);
  expect(shown()?.mode).toBe('write');
  expect(notices).toEqual([OWN]);
  expect(references.read()).toMatchObject({ control: agent.id, seenAt: Date.now() });
  references.clear();
  say({ ...welcome, agents: [agent] });
  expect(references.read()).toBeNull();
});

describe('the end of Write Mode', () => {
  it.each(['api', 'toolbar', 'agent'])('[API39] leads to Pointer Mode at once: %s', async who => {
    const { beginInWriteMode, runtime, press, receive, modes, notices, notified, shown, references } = open();
    await beginInWriteMode();
    if (who === 'api') runtime.downgrade();
    else if (who === 'toolbar') press().revoke();
    else receive({ is: 'released', agentId: agent.id });
    expect(modes).toEqual([WRITE, POINTER]);
    expect(notices.at(-1)).toEqual({ do: 'sendHolder', holder: null });
    expect(notified().at(-1)).toBe('modeDowngraded');
    expect(shown()?.mode).toBe('pointer');
    expect(references.read()?.control).toBeUndefined();
  });

  it('[API20] a downgrade in Pointer Mode changes nothing', async () => {
    const { begin, runtime, modes, notices, notified, ui } = open();
    runtime.downgrade();
    await begin();
    const before = notified().length;
    runtime.downgrade();
    expect([modes, notices]).toEqual([[], []]);
    expect(notified()).toHaveLength(before);
    expect(ui.show).toHaveBeenCalled();
  });

  it('[API48] with the session is told as the end of the session only; the next one begins in Pointer Mode', async () => {
    const { beginInWriteMode, begin, say, modes, notified, shown, signals, references } = open();
    await beginInWriteMode();
    const ended = vi.fn();
    signals.sessionEnded.signal.add(ended);
    say({ t: 'ended', cause: 'agentExited' });
    expect(ended).toHaveBeenCalledTimes(1);
    expect(modes).toEqual([WRITE]);
    expect(notified()).not.toContain('modeDowngraded');
    await begin();
    expect(shown()?.mode).toBe('pointer');
    expect(references.read()?.control).toBeUndefined();
  });
});

describe('Write Mode on other pages', () => {
  const kept = { key, token, control: agent.id } as const;

  it('[API44] goes on on the next page, which is told after onInitialized and without a notice', async () => {
    const session = open({ kept });
    const { resume, signals, modes, notified, shown, notices } = session;
    const order: string[] = [];
    signals.initialized.signal.add(() => void order.push('initialized'));
    signals.modeChanged.signal.add(() => void order.push('mode'));
    await resume();
    expect(order).toEqual(['initialized', 'mode']);
    expect(modes).toEqual([WRITE]);
    expect(notified()).toEqual([]);
    expect(shown()?.mode).toBe('write');
    expect(notices).toEqual([OWN]);
  });

  it('[API44] Pointer Mode on the next page is not told', async () => {
    const { resume, modes } = open({ kept: { key, token } });
    await resume();
    expect(modes).toEqual([]);
  });

  it('[API45] what one tab decides holds in the others', async () => {
    const { begin, writtenElsewhere, references, modes, notices, shown, receive, ui, notified } = open();
    await begin();
    receive(asked());
    const own = references.read()?.key ?? '';
    writtenElsewhere({ key: own, token, control: agent.id });
    expect(modes).toEqual([WRITE]);
    expect(notified().at(-1)).toBe('modeUpgraded');
    expect(ui.dismissQuestion).toHaveBeenCalledTimes(1);
    writtenElsewhere({ key: own, token, control: agent.id });
    writtenElsewhere({ key: own, token });
    expect(modes).toEqual([WRITE, POINTER]);
    expect(shown()?.mode).toBe('pointer');
    writtenElsewhere({ key: 'x'.repeat(43), token, control: agent.id });
    expect(shown()?.mode).toBe('pointer');
    expect(notices).toEqual([]);
  });

  it('[API45] a page does not write back what another tab has taken away meanwhile', async () => {
    const { runtime, line, say, settle, references, shown, modes } = open({ kept });
    runtime.restore();
    line().connected();
    references.write({ key, token });
    runtime.restore();
    say({ ...welcome, agents: [agent] });
    await settle();
    expect(references.read()?.control).toBeUndefined();
    expect(shown()?.mode).toBe('pointer');
    expect(modes).toEqual([]);
  });

  it('[API50] control that is taken back before the server has answered is never given', async () => {
    const { runtime, line, say, settle, references, modes, notices } = open({ kept });
    runtime.restore();
    line().connected();
    runtime.downgrade();
    expect(references.read()?.control).toBeUndefined();
    say({ ...welcome, agents: [agent] });
    await settle();
    expect(modes).toEqual([]);
    expect(notices).toEqual([{ do: 'sendHolder', holder: null }]);
  });
});

describe('navigation by the agent', () => {
  it.each([
    ['back', 'navBack'],
    ['forward', 'navForward'],
    ['refresh', 'navRefresh'],
    ['url', 'navUrl'],
  ] as const)('[API41] is told before it happens: %s', async (command, notice) => {
    const { beginInWriteMode, receive, signals, notified } = open();
    const heard = vi.fn();
    signals.agentNavigated.signal.add(heard);
    await beginInWriteMode();
    const url = 'https://shop.example/next';
    receive({ is: 'agentNavigates', navigation: { command, url } });
    expect(heard.mock.calls).toEqual([[command === 'url' ? { command, url } : { command }]]);
    expect(Object.keys(heard.mock.calls[0]?.[0] ?? {}).includes('url')).toBe(command === 'url');
    expect(notified().at(-1)).toBe(notice);
  });

  it('[API42] is ignored in Pointer Mode', async () => {
    const { begin, receive, signals, notified } = open();
    const heard = vi.fn();
    signals.agentNavigated.signal.add(heard);
    await begin();
    receive({ is: 'agentNavigates', navigation: { command: 'back' } });
    expect(heard).not.toHaveBeenCalled();
    expect(notified().at(-1)).toBe('agentJoined');
  });

  it('[API43] a navigation that failed is told, with a notice and without arguments', async () => {
    const { begin, receive, signals, notified } = open();
    const heard = vi.fn();
    signals.navigationFailed.signal.add(heard);
    await begin();
    receive({ is: 'navigationFailed' });
    expect(heard.mock.calls).toEqual([[]]);
    expect(notified().at(-1)).toBe('navFailed');
  });
});

it('[API49] what the recorder finds masked is told by onMaskedElement, element by element', async () => {
  const { begin, recordings, signals } = open();
  const heard = vi.fn();
  signals.maskedElement.signal.add(heard);
  await begin();
  const elements = [document.createElement('input'), document.createElement('p')];
  for (const element of elements) recordings[0]?.masked?.(element);
  expect(heard.mock.calls).toEqual(elements.map(element => [element]));
});

it('[CUS13] control of a session that is over changes nothing', () => {
  const events: ControlEvent[] = [
    asked(),
    { is: 'upgradeWithdrawn', request: 'r1' },
    { is: 'upgradeAnswered', request: 'r1', allow: true },
    { is: 'downgrade' },
    { is: 'released', agentId: agent.id },
    { is: 'agentNavigates', navigation: { command: 'back' } },
    { is: 'navigationFailed' },
  ];
  const idle = { is: 'idle' } as const;
  for (const event of events) expect(transition(idle, event)).toEqual({ state: idle, effects: [] });
});

describe('an agent who leaves', () => {
  const bob = { id: 'bob', name: 'Bob' };
  const both = { ...welcome, agents: [agent, bob] };

  it('[CTM2] takes control along, and others stay', async () => {
    const { begin, say, receive, fake, settle, modes, notices, shown } = open();
    await begin();
    say(both);
    receive(asked());
    fake.answer(true);
    await settle();
    say({ t: 'agentLeft', agentId: 'bob' });
    expect(shown()).toMatchObject({ agents: [agent], mode: 'write' });
    say({ t: 'agentJoined', agent: bob });
    say({ t: 'agentLeft', agentId: agent.id });
    expect(shown()).toMatchObject({ agents: [bob], mode: 'pointer' });
    expect(modes).toHaveLength(2);
    expect(notices.at(-1)).toEqual({ do: 'sendHolder', holder: null });
  });

  it('[CTM2] is asked about no more', async () => {
    const { begin, say, receive, ui, fake, settle, modes } = open();
    await begin();
    say(both);
    receive(asked('r1', 'bob'));
    say({ t: 'agentLeft', agentId: agent.id });
    expect(ui.dismissQuestion).not.toHaveBeenCalled();
    say({ t: 'agentLeft', agentId: 'bob' });
    expect(ui.dismissQuestion).toHaveBeenCalled();
    fake.answer(true);
    await settle();
    expect(modes).toEqual([]);
  });
});
