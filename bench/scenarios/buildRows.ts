import { createRandom } from './createRandom.js';
import { words } from './words.js';

/** An element with a link and text inside: four nodes. */
export function buildRow(index: number, text: string): HTMLElement {
  const row = document.createElement('li');
  row.className = index % 2 ? 'row odd' : 'row';
  row.id = `row-${index}`;
  const link = document.createElement('a');
  link.href = `/items/${index}`;
  link.textContent = text;
  row.append(link, ` ${index}`);
  return row;
}

/** Puts a list with so many rows into the page, and answers it. */
export function buildRows(count: number): HTMLElement {
  const random = createRandom(count);
  const list = document.createElement('ul');
  for (let index = 0; index < count; index += 1) list.append(buildRow(index, words(random, 3)));
  document.body.append(list);
  return list;
}

/** The one list that `buildRows` made. */
export function findList(): HTMLElement {
  const list = document.querySelector('ul');
  if (!list) throw new Error('the scenario was not prepared');
  return list;
}

/** The rows of the one list. */
export const findRows = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('li')];
