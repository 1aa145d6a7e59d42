// @vitest-environment jsdom
import { afterEach, expect, it, vi } from 'vitest';
import { changeAtRandom } from '../../../fuzz/changeAtRandom.js';
import { recordPage } from './recordPage.js';

const FRESH = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000_000);

afterEach(() => {
  document.body.replaceChildren();
});

it.each([
  ['a fresh seed', FRESH],
  ['siblings that came in the wrong order', 281313923],
])(
  '[REC2] after each pass, what was told adds up to the page (%s)',
  async (_name, seed) => {
    console.log(`recorder fuzz: FUZZ_SEED=${seed}`);
    // No pass but those that are asked for, and what timers bring.
    vi.spyOn(window, 'requestAnimationFrame').mockReturnValue(1);
    vi.spyOn(window, 'cancelAnimationFrame').mockReturnValue(undefined);
    const content = Object.assign(document.createElement('div'), { id: 'content' });
    content.innerHTML = '<div><p>begin</p><ul></ul></div><section>x</section>';
    document.body.append(content);
    const { recorder, log, copyOf, pageOf } = recordPage();
    recorder.takeSnapshot();
    for (let round = 0; round < 150; round += 1) {
      await changeAtRandom({ seed: seed + round, count: 12 });
      await Promise.resolve();
      recorder.update();
      expect(copyOf(content), `round ${round}`).toEqual(pageOf(content));
    }
    expect(log.codes('error')).toEqual([]);
    recorder.stop();
  },
  60_000,
);
