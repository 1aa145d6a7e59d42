import type { Random } from './createRandom.js';

const WORDS =
  'account balance transfer order customer invoice delivery address payment contract monthly summary total open closed pending review change profile number card limit branch advice offer'.split(
    ' ',
  );

/** Text such as pages of a shop or a bank have. */
export function words(random: Random, count: number): string {
  return Array.from({ length: count }, () => WORDS[random(WORDS.length)]).join(' ');
}
