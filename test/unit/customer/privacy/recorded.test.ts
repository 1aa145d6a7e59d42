// @vitest-environment jsdom
import { afterEach, expect, it, vi } from 'vitest';
import { startRecording } from '../../../../src/customer/entry/wireRecorder.js';
import { createTestLog } from '../../../harness/createTestLog.js';
import { openPrivacy } from '../openPrivacy.js';
import { holdSlices } from '../recorder/holdSlices.js';

const SECRET = 'canary';
let stop = () => {};
afterEach(() => {
  stop();
  document.body.innerHTML = '';
});

/** Recorder and policy together, as pages load them. */
function record(html: string) {
  document.body.innerHTML = html;
  const frames: FrameRequestCallback[] = [];
  vi.spyOn(window, 'requestAnimationFrame').mockImplementation(callback => frames.push(callback));
  const privacy = openPrivacy();
  const events: unknown[] = [];
  const log = createTestLog();
  const recording = startRecording({ privacy, emit: event => void events.push(event) }, log);
  recording.takeSnapshot();
  stop = () => {
    recording.stop();
    privacy.kept?.policy.stop();
    expect(log.codes('error')).toEqual([]);
  };
  return {
    privacy,
    recording,
    sent: () => JSON.stringify(events),
    async pass() {
      await Promise.resolve();
      for (const frame of frames.splice(0)) frame(0);
    },
  };
}
const find = (selector: string) => document.querySelector(selector) as HTMLElement;
const CARD = `<select autocomplete="cc-exp"><option>${SECRET}</option></select>`;

/** Within something new: there texts are not asked for one by one. */
const show = (...nodes: (Node | string)[]) => {
  const box = document.createElement('div');
  box.append(...nodes);
  find('p').append(box, 'more');
};

it('[PRV125] what a field holds stays masked outside of it, on a page that hides nothing else', async () => {
  const { sent, pass } = record(`${CARD}<p>open</p>`);
  expect(sent()).toContain('open');
  show(find('option').firstChild as Text);
  await pass();
  expect(sent()).toContain('more');
  expect(sent()).not.toContain(SECRET);
});

it('[PRV125] also when it is taken out of what has left the field', async () => {
  const { sent, pass } = record('<p>open</p><div></div>');
  find('div').innerHTML = '<select autocomplete="cc-exp"></select>';
  await pass();
  const option = document.createElement('option');
  const text = document.createTextNode(SECRET);
  option.append(text);
  find('select').append(option);
  option.remove();
  await Promise.resolve();
  text.remove();
  show(text);
  await pass();
  expect(sent()).toContain('more');
  expect(sent()).not.toContain(SECRET);
});

it('[PRV125] so does a copy of what has just come into the field', async () => {
  const { sent, pass } = record(`${CARD}<p>open</p>`);
  const option = find('option').appendChild(document.createElement('b'));
  option.append(SECRET);
  option.remove();
  show(option.cloneNode(true).firstChild as Text);
  await pass();
  expect(sent()).toContain('more');
  expect(sent()).not.toContain(SECRET);
});

it('[PRV128] what goes through a mask in a frame while a snapshot is written in slices stays masked', async () => {
  const { recording, sent, pass } = record('<p>open</p><iframe></iframe>');
  const frame = (find('iframe') as HTMLIFrameElement).contentDocument as Document;
  frame.body.innerHTML = '<div data-gcb-mask>x</div><i>seen</i>';
  find('iframe').dispatchEvent(new Event('load'));
  await pass();
  expect(sent()).toContain('seen');
  find('p').innerHTML = '<b>more</b>'.repeat(50);
  const slices = holdSlices();
  recording.takeSnapshot();
  let count = 0;
  for (let slice = slices.next(); slice; slice = slices.next()) {
    slice();
    count += 1;
    if (count !== 3) continue;
    const secret = frame.createElement('b');
    secret.append(SECRET);
    frame.querySelector('div')?.append(secret);
    await Promise.resolve();
    frame.body.append(secret);
    await Promise.resolve();
  }
  await pass();
  expect(count).toBeGreaterThan(5);
  expect(sent().split('seen').length).toBeGreaterThan(2);
  expect(sent()).not.toContain(SECRET);
  vi.unstubAllGlobals();
});
