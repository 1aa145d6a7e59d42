import { createRandom, type Random } from './createRandom.js';
import type { Scenario } from './scenario.js';
import { words } from './words.js';

const RULES = 200;
/** Nodes of one card, with its texts. */
const CARD_NODES = 25;

export const scenario: Scenario = {
  title: 'Snapshot of a page, nodes',
  sizes: [1000, 10_000, 50_000],
  prepare(size) {
    const random = createRandom(size);
    const style = document.createElement('style');
    style.textContent = Array.from({ length: RULES }, (_, n) => describeRule(n, random)).join('\n');
    document.head.append(style);
    const main = document.createElement('main');
    main.innerHTML = Array.from({ length: Math.round(size / CARD_NODES) }, (_, n) =>
      describeCard(n, random),
    ).join('');
    document.body.append(main);
  },
};

const describeRule = (n: number, random: Random) =>
  `.kind-${n} > .part { color: hsl(${random(360)} 60% 30%); padding: ${random(9)}px; }`;

const describeCard = (n: number, random: Random) =>
  `<section class="card kind-${random(RULES)}" data-id="${n}"><header class="part"><h2 id="h${n}">${words(random, 3)}</h2>` +
  `<a class="more" href="/orders/${random(100_000)}?tab=${random(9)}" aria-label="${words(random, 2)}">${words(random, 1)}</a></header>` +
  `<p class="part text" style="margin-left: ${random(20)}px">${words(random, 12)} <b>${words(random, 2)}</b> ${words(random, 6)}</p>` +
  `<ul class="part"><li>${words(random, 2)}</li><li>${words(random, 3)}</li><li class="last">${words(random, 2)}</li></ul>` +
  `<form><label>${words(random, 1)} <input name="f${n}" value="${random(1000)}"></label>` +
  `<button type="button" disabled>${words(random, 1)}</button></form></section>`;
