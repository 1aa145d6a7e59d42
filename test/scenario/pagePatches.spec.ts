import { resolve } from 'node:path';
import { build } from 'esbuild';
import { PAGE_PATCHES } from '../../src/browser/pagePatches.js';
import { expect, test } from '../harness/cobrowseTest.js';

/** A recording without a session, and a look at every member of every class that the browser has. */
const PROGRAM = `
import { startRecording } from './entry/wireRecorder.js';

const membersOf = page => {
  const members = new Map();
  const note = (name, owner) => {
    for (const key of Reflect.ownKeys(owner)) members.set(name + '.' + String(key), Object.getOwnPropertyDescriptor(owner, key));
  };
  for (const name of Object.getOwnPropertyNames(page)) {
    const type = Object.getOwnPropertyDescriptor(page, name)?.value;
    if (typeof type === 'function' && !OURS.includes(name)) members.set('window.' + name, { value: type });
    // Not the same class under a second name.
    if (typeof type !== 'function' || type.prototype?.constructor !== type) continue;
    note(name + ' itself', type);
    note(name, type.prototype);
  }
  for (const name of ['document', 'history', 'location', 'navigator']) note(name, page[name]);
  return members;
};
const OURS = ['look', 'record', 'stopRecording', 'stopPolicy'];
const pages = () => [window, document.querySelector('iframe').contentWindow];
const FIELDS = { call: 'value', set: 'set', get: 'get' };
let before = null;
/** What is other than at the first look: the members, by how they are reached. */
window.look = () => {
  const now = pages().map(membersOf);
  before ??= now;
  return now.map((members, index) => {
    const changed = [];
    for (const name of new Set([...members.keys(), ...before[index].keys()])) {
      const [one, other] = [before[index].get(name), members.get(name)];
      for (const [kind, field] of Object.entries(FIELDS)) if (!Object.is(one?.[field], other?.[field])) changed.push(kind + ' ' + name);
      for (const flag of ['configurable', 'enumerable', 'writable'])
        if (one && other && one[flag] !== other[flag]) changed.push(flag + ' ' + name);
    }
    return changed.sort();
  });
};
window.record = () => {
  const privacy = { rules: () => [], served: () => ({ sets: [] }), privateByDefault: false, maskLength: 'fixed', urlSanitizer: undefined, marked: new WeakSet(), told: new WeakSet(), kept: null };
  const events = [];
  const recording = startRecording({ emit: event => events.push(event), privacy }, console);
  window.stopRecording = () => {
    recording.stop();
    return events.length;
  };
  window.stopPolicy = () => privacy.kept.policy.stop();
};`;

declare global {
  interface Window {
    look(): string[][];
    record(): void;
    stopRecording(): number;
    stopPolicy(): void;
  }
}

test('[REC120] [REC121] nothing is patched but what is listed, in the page and in its frames, and all of it is undone', async ({
  openSite,
  openCustomer,
}) => {
  const { outputFiles } = await build({
    stdin: { contents: PROGRAM, resolveDir: resolve('src/customer'), sourcefile: 'record.ts', loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
  });
  const site = await openSite({ '/': { body: '<input type="password"><iframe srcdoc="<input>"></iframe>' } });
  const { page } = await openCustomer(site.url);
  await page.evaluate(outputFiles[0]?.text ?? '');
  const look = () => page.evaluate(() => window.look());
  expect(await look()).toEqual([[], []]);
  await page.evaluate(() => window.record());
  // Nothing is recorded with an agent's pointer: PTR2 is about that.
  const { capture, ...recorded } = PAGE_PATCHES;
  expect(capture).toHaveLength(3);
  const listed: string[] = Object.values(recorded).flat().sort();
  await expect.poll(look).toEqual([listed, listed]);
  expect(await page.evaluate(() => window.stopRecording())).toBeGreaterThan(2);
  // A field that was a password stays one from one recording of the page to the next.
  const kept: string[] = [...PAGE_PATCHES.passwords, ...PAGE_PATCHES.clones].sort();
  expect(await look()).toEqual([kept, kept]);
  await page.evaluate(() => window.stopPolicy());
  expect(await look()).toEqual([[], []]);
});
