import type { Command } from '../../src/protocol/index.js';
import { createRandom } from './createRandom.js';

/** Every command that is aimed at a node. */
export function commandsAt(node: number): Command[] {
  const at = { node, x: 0.5, y: 0.5 };
  return [
    { do: 'move', at, held: 0 },
    { do: 'down', at, button: 0, held: 0 },
    { do: 'up', at, button: 0, held: 0 },
    { do: 'down', at, button: 1, held: 15 },
    { do: 'down', at, button: 2, held: 0 },
    { do: 'wheel', at, x: 0, y: 500, held: 0 },
    { do: 'scroll', node, x: 10, y: 400 },
    { do: 'focus', node },
    { do: 'choose', node, options: [1] },
    { do: 'set', node, value: '2026-11-21' },
    { do: 'set', node, value: '77' },
  ];
}

/** Every command that goes where the focus is. */
export const COMMANDS_AT_FOCUS: readonly Command[] = [
  { do: 'keyDown', key: 'a', code: 'KeyA', held: 0, repeat: false },
  { do: 'keyUp', key: 'a', code: 'KeyA', held: 0 },
  { do: 'keyDown', key: 'Enter', code: 'Enter', held: 0, repeat: false },
  { do: 'keyDown', key: ' ', code: 'Space', held: 0, repeat: true },
  { do: 'keyUp', key: ' ', code: 'Space', held: 0 },
  { do: 'keyDown', key: 'Backspace', code: 'Backspace', held: 2, repeat: false },
  { do: 'insert', text: 'forged', from: 'clipboard' },
  { do: 'insert', text: 'forged', from: 'inputMethod' },
];

/** Every command that is about the page as a whole. */
export const COMMANDS_OF_PAGE: readonly Command[] = [
  { do: 'move', at: null, held: 0 },
  { do: 'up', at: null, button: 0, held: 0 },
  { do: 'navigate', to: 'back' },
  { do: 'navigate', to: 'forward' },
  { do: 'navigate', to: 'refresh' },
  { do: 'open', url: '/next' },
  { do: 'open', url: 'https://elsewhere.example/' },
  { do: 'open', url: 'javascript:window.ran=1' },
];

/** Values that are no commands, made of ones that are: the same seed makes the same. */
export function malform(commands: readonly Command[], seed: number, count: number): unknown[] {
  const below = createRandom(seed);
  const strange: readonly unknown[] = [
    ...[null, true, -1, 0.5, 1e99, 16, '', '7', 'x'.repeat(10_001), [], [[]], {}, { node: 1 }],
    ...[{ node: -3, x: 2, y: Number.NaN }, { node: 1e99, x: -1, y: 9 }, { length: 3 }, '__proto__'],
  ];
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  return Array.from({ length: count }, () => {
    if (below(8) === 0) return pick(strange);
    const made: Record<string, unknown> = { ...pick(commands) };
    for (let times = 1 + below(3); times > 0; times -= 1) {
      const key = pick([...Object.keys(made), 'do', 'node', 'at']);
      if (below(4) === 0) delete made[key];
      else made[key] = pick(strange);
    }
    return made;
  });
}
