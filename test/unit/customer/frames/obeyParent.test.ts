import { expect, it, vi } from 'vitest';
import { createFrameHands } from '../../../../src/customer/frames/createFrameHands.js';
import type { FrameLink } from '../../../../src/customer/frames/frameDoor.js';
import { parseMessageOfFrame } from '../../../../src/customer/frames/messageOfFrame.js';
import { readMessageToFrame } from '../../../../src/customer/frames/messageToFrame.js';
import { obeyParent } from '../../../../src/customer/frames/obeyParent.js';
import type { Outcome } from '../../../../src/customer/remoteControl/controlledPage.js';
import type { RemoteControl } from '../../../../src/customer/remoteControl/remoteControl.js';
import { createTestLog } from '../../../harness/createTestLog.js';

function open() {
  const sent: unknown[] = [];
  const log = createTestLog();
  const done: unknown[] = [];
  let outcome: Outcome | undefined = null;
  let report: (outcome: Outcome) => void = () => undefined;
  let leave: (back: boolean) => void = () => undefined;
  let settle: (how: 'loaded' | 'failed') => void = () => undefined;
  const control = {
    receive(command, told) {
      done.push(command);
      report = told;
      return outcome;
    },
    stop: vi.fn(),
  } satisfies RemoteControl;
  const load = vi.fn(
    () =>
      new Promise<{ controlFrame(): RemoteControl }>((resolve, reject) => {
        settle = how =>
          how === 'loaded' ? resolve({ controlFrame: () => control }) : reject(new Error('gone'));
      }),
  );
  const { hear, stop } = obeyParent({
    load,
    start(_module, leaving) {
      leave = leaving;
      return control;
    },
    send: message => void sent.push(message),
    log,
  });
  return {
    ...{ sent, log, done, load, control, hear, stop },
    command: (ask: number) => hear({ t: 'command', ask, command: { do: 'focus', node: ask } }),
    answer(next: Outcome | undefined) {
      outcome = next;
    },
    report: (told: Outcome) => report(told),
    leave: (back: boolean) => leave(back),
    async settle(how: 'loaded' | 'failed' = 'loaded') {
      settle(how);
      for (let turns = 0; turns < 6; turns += 1) await Promise.resolve();
    },
  };
}

it('[CTF2] does nothing unless the page around it is in Write Mode', async () => {
  const { command, sent, load, hear, settle, done, control } = open();
  command(1);
  expect(sent).toEqual([{ t: 'done', ask: 1, refusal: 'pointerMode' }]);
  expect(load).not.toHaveBeenCalled();
  hear({ t: 'mode', write: true });
  await settle();
  command(2);
  hear({ t: 'mode', write: false });
  expect(control.stop).toHaveBeenCalledTimes(1);
  command(3);
  expect(sent.slice(1)).toEqual([
    { t: 'done', ask: 2, refusal: null },
    { t: 'done', ask: 3, refusal: 'pointerMode' },
  ]);
  expect(done).toEqual([{ do: 'focus', node: 2 }]);
});

it('[CTF17] what comes before the frame can act waits, and each command is answered once', async () => {
  const { command, sent, hear, settle, answer, report, leave } = open();
  hear({ t: 'mode', write: true });
  command(1);
  command(2);
  expect(sent).toEqual([]);
  answer('masked');
  await settle();
  expect(sent).toEqual([1, 2].map(ask => ({ t: 'done', ask, refusal: 'masked' })));
  answer(undefined);
  command(3);
  expect(sent).toHaveLength(2);
  leave(true);
  report(null);
  answer(null);
  command(4);
  expect(sent.slice(2)).toEqual([
    { t: 'done', ask: 3, refusal: null, left: 'back' },
    { t: 'done', ask: 4, refusal: null },
  ]);
});

it('[CTF17] without what carries commands out they are impossible, and the next one tries again', async () => {
  const { command, sent, hear, settle, load, log } = open();
  hear({ t: 'mode', write: true });
  command(1);
  await settle('failed');
  expect(sent).toEqual([{ t: 'done', ask: 1, refusal: 'impossible' }]);
  expect(log.codes('error')).toEqual(['controlUnavailable']);
  command(2);
  await settle();
  expect(load).toHaveBeenCalledTimes(2);
  expect(sent.at(-1)).toEqual({ t: 'done', ask: 2, refusal: null });
});

it('[CTF17] Write Mode that ended before it was loaded starts nothing', async () => {
  const { command, sent, hear, settle, done } = open();
  hear({ t: 'mode', write: true });
  command(1);
  hear({ t: 'mode', write: false });
  await settle();
  expect(done).toEqual([]);
  expect(sent).toEqual([{ t: 'done', ask: 1, refusal: 'pointerMode' }]);
});

it('[CTF18] both ends parse what comes', () => {
  const command = { t: 'command', ask: 3, command: { do: 'move' } };
  expect(readMessageToFrame(command)).toEqual(command);
  expect(readMessageToFrame({ ...command, ask: 'x' })).toBeNull();
  expect(readMessageToFrame({ t: 'mode', write: 'yes' })).toEqual({ t: 'mode', write: false });
  const done = { t: 'done', ask: 3, refusal: 'masked', left: 'back' };
  expect(parseMessageOfFrame(done)).toEqual(done);
  for (const wrong of [{ refusal: 'because' }, { left: 'up' }, { ask: null }])
    expect(parseMessageOfFrame({ ...done, ...wrong })).toBeNull();
});

it('[CTF18] an answer counts for the frame that was asked, once; a frame that goes has done nothing', () => {
  const hands = createFrameHands();
  const sent: unknown[] = [];
  const link = () =>
    ({ element: {}, direct: false, send: (message: unknown) => void sent.push(message) }) as FrameLink;
  const [one, two] = [link(), link()];
  const hand = hands.create(one, { number: () => 1, toFrame: () => 1 });
  const answer = vi.fn();
  hand.tell(true);
  hand.send({ do: 'yield' }, answer);
  expect(sent).toEqual([
    { t: 'mode', write: true },
    { t: 'command', ask: 1, command: { do: 'yield' } },
  ]);
  hands.answer(two, 1, { refusal: 'masked' });
  expect(answer).not.toHaveBeenCalled();
  hands.answer(one, 1, { refusal: null });
  hands.answer(one, 1, { refusal: 'masked' });
  expect(answer.mock.calls).toEqual([[{ refusal: null }]]);
  hand.send({ do: 'yield' }, answer);
  hands.drop(one);
  hand.send({ do: 'yield' }, answer);
  expect(answer.mock.calls.slice(1)).toEqual([[{ refusal: 'gone' }], [{ refusal: 'gone' }]]);
  expect(sent).toHaveLength(3);
});
