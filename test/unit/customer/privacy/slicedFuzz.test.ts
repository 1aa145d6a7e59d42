// @vitest-environment jsdom

import { afterEach, expect, it, vi } from 'vitest';
import { startRecording } from '../../../../src/customer/entry/wireRecorder.js';
import { createRandom } from '../../../harness/createRandom.js';
import { createTestLog } from '../../../harness/createTestLog.js';
import { openPrivacy } from '../openPrivacy.js';
import { holdSlices } from '../recorder/holdSlices.js';

const FRESH = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000_000);
const SECRET = 'canary';
const ROUNDS = 6;

afterEach(() => {
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

/** Changes a page of which parts are masked: what was ever in a mask may go anywhere, but to agents. */
function createChanges(content: Element, random: (below: number) => number): () => void {
  const pick = <T>(list: readonly T[]): T | undefined => list[random(list.length)];
  const limbo: Node[] = [];
  const all = (selector = '*') => [...content.querySelectorAll(selector)];
  const somewhere = () => pick(all()) ?? content;
  const mask = () => pick(all('[data-gcb-mask]'));
  const inMask = () => pick(all('[data-gcb-mask] *'));
  const put = (node: Node | null | undefined, first = false) => {
    const into = somewhere();
    if (node && !node.contains(into)) into.insertBefore(node, first ? into.firstChild : null);
  };
  const take = (node: Element | undefined) => {
    node?.remove();
    if (node) limbo.push(node);
  };
  const wrap = (...nodes: Node[]) => {
    const box = document.createElement('span');
    box.append(...nodes);
    return box;
  };
  const changes = [
    () => somewhere().insertAdjacentHTML('beforeend', `<div data-gcb-mask>${SECRET} <p>${SECRET}</p></div>`),
    () => put(inMask()),
    () => put(mask()?.firstChild, true),
    () => take(inMask()),
    () => put(limbo.splice(random(limbo.length), 1)[0], true),
    () => put(inMask()?.cloneNode(true)),
    () => put(mask()?.cloneNode(true)),
    () => put(pick(all())),
    () => void (content.childElementCount > 20 && take(pick(all()))),
    () => {
      const into = mask();
      if (into) put(wrap(into.appendChild(document.createTextNode(SECRET))));
    },
    () => put(wrap(...(mask()?.childNodes ?? []))),
    // The writer may be about to go on with it.
    () => content.append(pick([...content.children]) ?? ''),
  ];
  return () => pick(changes)?.();
}

it.each([
  ['a fresh seed', FRESH],
  ['masks from the first, a seed that has been', 7920],
  ['none at first, a seed that has been', 15839],
])(
  '[PRV136] what was ever in a mask is not told, however the page goes on between the slices of a snapshot (%s)',
  async (_name, seed) => {
    console.log(`sliced privacy: FUZZ_SEED=${seed}`);
    vi.spyOn(window, 'requestAnimationFrame').mockReturnValue(1);
    vi.spyOn(window, 'cancelAnimationFrame').mockReturnValue(undefined);
    const slices = holdSlices();
    const content = document.body.appendChild(document.createElement('div'));
    const masked = seed % 2 === 0 ? `<div data-gcb-mask><p>${SECRET} <i>${SECRET}</i></p></div>` : '';
    content.innerHTML = `<section><p>seen <b>words</b></p>${masked}<ul><li>a<li>b</ul></section>`.repeat(60);
    const rules: [] = [];
    const privacy = { ...openPrivacy(), rules: () => rules };
    const events: unknown[] = [];
    const log = createTestLog();
    const recording = startRecording({ privacy, emit: event => void events.push(event) }, log);
    const random = createRandom(seed);
    const change = createChanges(content, random);
    const changeSome = async (most: number) => {
      for (let count = random(most); count > 0; count -= 1) {
        change();
        if (random(2) === 0) await Promise.resolve();
      }
    };
    const expectNone = (when: string) => expect(JSON.stringify(events.splice(0)), when).not.toContain(SECRET);
    let sliced = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      recording.takeSnapshot();
      for (let slice = slices.next(); slice; slice = slices.next()) {
        await changeSome(5);
        slice();
        sliced += 1;
        expectNone(`round ${round}, slice ${sliced}`);
      }
      for (let pass = 0; pass < 5; pass += 1) {
        await changeSome(5);
        recording.update();
        expectNone(`round ${round}, pass ${pass}`);
      }
    }
    expect(sliced).toBeGreaterThan(50);
    expect(log.codes('error')).toEqual([]);
    recording.stop();
    privacy.kept?.policy.stop();
  },
  60_000,
);
