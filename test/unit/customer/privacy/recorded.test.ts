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

/** Recorder and policy together, as pages load them. `before`: what the page did before it was recorded. */
function record(html: string, before = () => {}) {
  document.body.innerHTML = html;
  before();
  // No looks but those that are asked for.
  vi.spyOn(window, 'requestAnimationFrame').mockReturnValue(1);
  vi.spyOn(window, 'cancelAnimationFrame').mockReturnValue(undefined);
  const rules: [] = [];
  // Always the same: others would be asked anew.
  const privacy = { ...openPrivacy(), rules: () => rules };
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
      recording.update();
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

const secretElement = () => {
  const secret = document.createElement('b');
  secret.append(SECRET);
  return secret;
};

it('[PRV133] what comes out of a shadow tree of a service element stays masked, whenever the tree was attached', async () => {
  const { sent, pass } = record(
    '<p>open</p><div data-gcb-service-node="true"><i><span></span></i></div>',
    () => find('span').attachShadow({ mode: 'open' }).append(secretElement()),
  );
  const host = document.createElement('section');
  const late = host.attachShadow({ mode: 'closed' }).appendChild(document.createElement('b'));
  await pass();
  find('div').append(host);
  await pass();
  late.append(SECRET);
  const root = find('span').shadowRoot as ShadowRoot;
  const early = root.firstChild as Element;
  const added = root.appendChild(secretElement());
  await pass();
  for (const secret of [early, late, added]) {
    show(secret);
    await pass();
  }
  expect(sent()).toContain('more');
  expect(sent()).not.toContain(SECRET);
});

it('[PRV133] so does what was in a tree of a mask between two looks, when its host came from out of the page', async () => {
  const { sent, pass } = record('<p>open</p><div data-gcb-mask></div><section></section>');
  const hosts = [find('section'), document.createElement('section')];
  const roots = hosts.map(host => host.attachShadow({ mode: 'open' }));
  // jsdom has none.
  for (const root of roots) Object.assign(root, { styleSheets: [] });
  await pass();
  find('section').remove();
  await pass();
  for (const [index, host] of hosts.entries()) {
    const secret = secretElement();
    find('[data-gcb-mask]').append(host);
    roots[index]?.append(secret);
    show(secret);
    await pass();
  }
  expect(sent()).toContain('more');
  expect(sent()).not.toContain(SECRET);
});

it('[PRV130] nor does it matter that nothing was recorded when the mask was set', () => {
  const { privacy, recording } = record(`<p>open</p><div></div>`);
  recording.stop();
  find('div').setAttribute('data-gcb-mask', '');
  find('div').textContent = SECRET;
  const events: unknown[] = [];
  const again = startRecording({ privacy, emit: event => void events.push(event) }, createTestLog());
  again.takeSnapshot();
  again.stop();
  expect(JSON.stringify(events)).toContain('open');
  expect(JSON.stringify(events)).not.toContain(SECRET);
});

it.each([
  ['attribute', 'what is taken out of it', (secret: Element) => secret],
  ['new element', 'what is taken out of it', (secret: Element) => secret],
  ['attribute', 'a copy of what is in it', (secret: Element) => secret.cloneNode(true)],
  ['new element', 'a copy of what is in it', (secret: Element) => secret.cloneNode(true)],
] as const)(
  '[PRV135] a first mask is known before the page is looked at: %s, %s',
  async (kind, _title, take) => {
    const { sent, pass } = record('<p>open</p><i>gone</i><div></div>');
    find('i').remove();
    await Promise.resolve();
    const secret = secretElement();
    if (kind === 'attribute') find('div').setAttribute('data-gcb-mask', '');
    else find('div').innerHTML = '<b data-gcb-mask></b>';
    const mask = find('[data-gcb-mask]');
    mask.append(secret);
    await Promise.resolve();
    const taken = take(secret);
    secret.remove();
    await Promise.resolve();
    if (kind === 'attribute') mask.removeAttribute('data-gcb-mask');
    else mask.remove();
    show(taken);
    await pass();
    expect(sent()).toContain('more');
    expect(sent()).not.toContain(SECRET);
  },
);
