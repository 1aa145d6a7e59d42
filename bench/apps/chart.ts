import { createRandom } from '../scenarios/createRandom.js';
import { nextFrame } from '../scenarios/nextFrame.js';
import type { Scenario } from '../scenarios/scenario.js';

const SVG = 'http://www.w3.org/2000/svg';
const SERIES = 6;
const POINTS = 80;

/** A chart whose values move in each frame and whose axis is written anew every tenth. */
export const scenario: Scenario = {
  title: 'Update an SVG chart, frames',
  sizes: [90],
  prepare: () => undefined,
  async run(size) {
    const random = createRandom();
    const chart = document.createElementNS(SVG, 'svg');
    chart.setAttribute('viewBox', '0 0 800 300');
    const axis = document.createElementNS(SVG, 'g');
    const series = Array.from({ length: SERIES }, (_, n) => {
      const group = document.createElementNS(SVG, 'g');
      group.setAttribute('fill', `hsl(${n * 60} 70% 50%)`);
      const bars = Array.from({ length: POINTS }, () => document.createElementNS(SVG, 'rect'));
      const line = document.createElementNS(SVG, 'path');
      group.append(...bars, line);
      return { group, bars, line };
    });
    chart.append(axis, ...series.map(({ group }) => group));
    document.body.append(chart);
    for (let frame = 0; frame < size; frame += 1) {
      for (const { bars, line } of series) {
        const values = bars.map(() => random(250));
        for (const [index, bar] of bars.entries()) {
          bar.setAttribute('x', String(index * 10));
          bar.setAttribute('y', String(300 - (values[index] ?? 0)));
          bar.setAttribute('height', String(values[index] ?? 0));
        }
        line.setAttribute('d', `M${values.map((value, index) => `${index * 10} ${300 - value}`).join('L')}`);
      }
      if (frame % 10 === 0) axis.replaceChildren(...Array.from({ length: 20 }, (_, n) => label(n, frame)));
      await nextFrame();
    }
  },
};

function label(index: number, frame: number): Element {
  const text = document.createElementNS(SVG, 'text');
  text.setAttribute('x', String(index * 40));
  text.textContent = `${frame + index}:00`;
  return text;
}
