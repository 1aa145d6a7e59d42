import { createRandom } from '../scenarios/createRandom.js';
import { nextFrame } from '../scenarios/nextFrame.js';
import type { Scenario } from '../scenarios/scenario.js';
import { words } from '../scenarios/words.js';

const LINES = 400;
const KEYWORDS = /\b(account|order|total|open|closed)\b/g;

/** An editor that colours words: each key writes one line anew, as such editors do. */
export const scenario: Scenario = {
  title: 'Type into an editor, keys',
  sizes: [600],
  prepare: () => undefined,
  async run(size) {
    const random = createRandom();
    const lines = Array.from({ length: LINES }, () => words(random, 8));
    const editor = document.createElement('div');
    editor.contentEditable = 'true';
    editor.innerHTML = lines.map(line => `<div class="line">${colour(line)}</div>`).join('');
    document.body.append(editor);
    await nextFrame();
    let line = 0;
    for (let key = 0; key < size; key += 1) {
      if (key % 40 === 0) line = random(lines.length);
      const text = `${lines[line] ?? ''}${key % 6 === 5 ? ' total' : 'x'}`;
      lines[line] = text;
      const element = editor.children[line];
      if (element) {
        element.innerHTML = colour(text);
        getSelection()?.collapse(element, element.childNodes.length);
      }
      if (key % 4 === 3) await nextFrame();
    }
    // All bold and back: each line changes at once.
    for (const weight of ['bold', '']) {
      for (const element of editor.children) element.classList.toggle('bold', weight === 'bold');
      await nextFrame();
    }
  },
};

const colour = (text: string) => text.replace(KEYWORDS, '<span class="keyword">$1</span>');
