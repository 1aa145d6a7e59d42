import { describe, expect, it, vi } from 'vitest';
import { answerParent } from '../../../../src/customer/frames/answerParent.js';
import { createSignals } from '../../../../src/customer/session/createSignals.js';
import { createTestLog } from '../../../harness/createTestLog.js';
import { createFakePort, createForeignWindow, createFramedWindow } from './createFakeWindow.js';

const PARENT = 'https://bank.example';

function setUp({ allowed = [PARENT], ancestors = [PARENT] as string[] | null } = {}) {
  const log = createTestLog();
  const parent = createForeignWindow();
  const { window, receive } = createFramedWindow(parent.window, 'https://forms.example', ancestors);
  const signals = createSignals(log);
  const heard: string[] = [];
  signals.sessionStarted.signal.add(
    ({ token, agents }) => void heard.push(`started ${token} ${agents.length}`),
  );
  signals.sessionEnded.signal.add(({ reason }) => void heard.push(`ended ${reason}`));
  const recorder = { hear: vi.fn(), stop: vi.fn() };
  const load = vi.fn(async () => recorder);
  const answer = answerParent({
    window,
    allowedOrigins: () => allowed,
    signals,
    log,
    load,
  });
  const welcome = (options: { direct?: boolean; origin?: string; source?: unknown } = {}) => {
    const port = createFakePort();
    receive({
      data: { gcb: 'welcome', direct: options.direct ?? false },
      source: options.source ?? parent.window,
      origin: options.origin ?? PARENT,
      ports: [port],
    });
    return { port, say: (data: unknown) => port.onmessage?.({ data }) };
  };
  return { ...{ log, parent, window, receive, signals, heard, recorder, load, answer, welcome } };
}

const settle = async () => {
  for (let turns = 0; turns < 5; turns++) await Promise.resolve();
};

describe('a page in a frame', () => {
  it('[FRM30] says hello to a parent of an allowed origin, and addresses nobody else', () => {
    expect(setUp().parent.postMessage.mock.calls).toEqual([[{ gcb: 'hello' }, PARENT]]);
    expect(setUp({ ancestors: ['https://evil.example'] }).parent.postMessage).not.toHaveBeenCalled();
    const unknown = setUp({ ancestors: null, allowed: [PARENT, 'https://www.bank.example'] });
    expect(unknown.parent.postMessage.mock.calls.map(call => call[1])).toEqual([
      PARENT,
      'https://www.bank.example',
    ]);
  });

  it('[FRM30] says hello again when it is called', () => {
    const { receive, parent } = setUp();
    receive({ data: { gcb: 'call' }, source: parent.window, origin: PARENT });
    receive({ data: { gcb: 'call' }, source: parent.window, origin: 'https://evil.example' });
    receive({ data: { gcb: 'call' }, source: {}, origin: PARENT });
    expect(parent.postMessage).toHaveBeenCalledTimes(2);
  });

  it('[FRM7] takes a channel only from above and from an allowed origin', () => {
    const { welcome, heard, log } = setUp();
    for (const wrong of [
      { origin: 'https://evil.example' },
      { source: createForeignWindow().window },
      { origin: 'null' },
    ])
      welcome(wrong).say({ t: 'session', token: '123456789', agents: 0 });
    expect([heard, log.lines]).toEqual([[], []]);
  });

  it('[FRM18] forgets masked elements with the session', () => {
    const { welcome, signals } = setUp();
    const { say } = welcome();
    say({ t: 'session', token: '123456789', agents: 0 });
    const element = {} as Element;
    signals.maskedElement.dispatch(element);
    const [during, after] = [vi.fn(), vi.fn()];
    signals.maskedElement.signal.add(during);
    expect(during.mock.calls).toEqual([[element]]);
    say({ t: 'ended', reason: 'external' });
    signals.maskedElement.signal.add(after);
    expect(after).not.toHaveBeenCalled();
  });

  it('[FRM7] takes no channel that it has not asked for', () => {
    const { welcome, heard } = setUp({ ancestors: ['https://other.example'] });
    welcome().say({ t: 'session', token: '123456789', agents: 0 });
    expect(heard).toEqual([]);
  });

  it('[FRM31] tells its page of each session once, and of its end', () => {
    const { welcome, heard, signals } = setUp();
    welcome().say({ t: 'session', token: '123456789', agents: 1 });
    const { say } = welcome();
    say({ t: 'session', token: '123456789', agents: 1 });
    say({ t: 'ended', reason: 'external' });
    welcome().say({ t: 'ended', reason: 'external' });
    expect(heard).toEqual(['started 123456789 1', 'ended external']);
    const late = vi.fn();
    signals.sessionStarted.signal.add(late);
    expect(late).not.toHaveBeenCalled();
    say({ t: 'session', token: '987654321', agents: 0 });
    expect(late).toHaveBeenCalledTimes(1);
  });

  it.each([
    null,
    { t: 'session', token: '1', agents: 0 },
    { t: 'session', token: '123456789', agents: '1' },
    { t: 'ended', reason: 'nonsense' },
    { t: 'locate', ask: 1 },
    { t: 'other' },
  ])('[FRM24] hears nothing that is not understood: %j', async data => {
    const { welcome, heard, load, log } = setUp();
    welcome().say(data);
    await settle();
    expect([heard, load.mock.calls, log.lines]).toEqual([[], [], []]);
  });

  it('[FRM32] loads what takes part in a session when there is one, and not before', async () => {
    const { welcome, load, recorder } = setUp();
    const { say } = welcome();
    say({ t: 'ended', reason: 'self' });
    expect(load).not.toHaveBeenCalled();
    const session = { t: 'session', token: '123456789', agents: 0 };
    say(session);
    say({ t: 'record', rules: null });
    say({ t: 'stop' });
    await settle();
    expect(load).toHaveBeenCalledTimes(1);
    expect(recorder.hear.mock.calls).toEqual([[session], [{ t: 'record', rules: null }], [{ t: 'stop' }]]);
  });

  it('[FRM32] a load that fails is an error in the log, and is tried again when asked', async () => {
    const { welcome, load, recorder, log } = setUp();
    const { say } = welcome();
    load.mockRejectedValueOnce(new Error('gone'));
    say({ t: 'record', rules: null });
    await settle();
    expect(log.codes('error')).toEqual(['frameUnavailable']);
    say({ t: 'record', rules: null });
    await settle();
    expect(recorder.hear).toHaveBeenCalledTimes(1);
  });

  it('[FRM23] loads nothing where its parent reads it', async () => {
    const { welcome, load } = setUp();
    welcome({ direct: true }).say({ t: 'record', rules: null });
    await settle();
    expect(load).not.toHaveBeenCalled();
  });

  it('[FRM33] begins from nothing with a new channel', async () => {
    const { welcome, recorder } = setUp();
    const first = welcome();
    first.say({ t: 'record', rules: null });
    await settle();
    welcome();
    await settle();
    expect(first.port.close).toHaveBeenCalled();
    expect(recorder.stop).toHaveBeenCalledTimes(1);
  });

  it('[FRM33] says good-bye when its page goes, and leaves nothing when it is stopped', async () => {
    const { welcome, window, answer, recorder, parent, receive } = setUp();
    const { port, say } = welcome();
    say({ t: 'record', rules: null });
    await settle();
    window.dispatchEvent(new Event('pagehide'));
    expect(port.postMessage).toHaveBeenLastCalledWith('bye');
    answer.stop();
    expect(port.close).toHaveBeenCalled();
    await settle();
    expect(recorder.stop).toHaveBeenCalledTimes(1);
    receive({ data: { gcb: 'call' }, source: parent.window, origin: PARENT });
    expect(parent.postMessage).toHaveBeenCalledTimes(1);
  });
});
