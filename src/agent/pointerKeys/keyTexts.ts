import type { PointerUse } from './pointerKeysSurface.js';

/** What the view is called for those who hear it; with control, the field in it that takes the keyboard has a name of its own. */
export const LABELS: Readonly<Record<PointerUse, string>> = {
  point: "The customer's page. Arrow keys point at what is in it. F6 leaves it.",
  act: "The customer's page",
  draw: "The customer's page. Arrow keys move the pointer, the space key begins and ends what is drawn. F6 leaves it.",
  highlight:
    "The customer's page. Choose an element with the arrow keys, highlight it with Enter. F6 leaves it.",
};

type Line = readonly (readonly [keys: string, meaning: string])[];

const MOVING: Line = [
  ['←→↑↓', 'next element'],
  ['Shift ←→↑↓', '10 pixels'],
  ['Alt ←→↑↓', '1 pixel'],
];
const LEAVING: Line = [['F6', 'leave the page']];

/** What keys do while they move the pointer. */
export const HINTS: Readonly<Record<PointerUse, Line>> = {
  point: [...MOVING, ...LEAVING],
  act: [
    ...MOVING,
    ['Enter', 'click'],
    ['D', 'double click'],
    ['R', 'right button'],
    ['M', 'middle button'],
    ['Space', 'hold, let go'],
    ['Page keys', 'wheel'],
    ['F8', 'type again'],
  ],
  draw: [...MOVING, ['Space', 'begin, end'], ...LEAVING],
  highlight: [...MOVING, ['Enter', 'highlight'], ...LEAVING],
};

/** What keys do while they go to the customer's page. */
export const TYPING_HINT: Line = [
  ['F8', 'keys move the pointer'],
  ['F6', 'leave the page'],
];

export const WORDS = {
  on: 'Keys move the pointer. F8 types again.',
  off: 'Keys go to the page.',
  typed: 'Keys move the pointer. Press F8 to type.',
  pressed: 'Pressed.',
  highlighted: 'Highlighted.',
  held: 'Held. The space key lets go.',
  letGo: 'Let go.',
  nothing: 'There is nothing to choose here.',
} as const;
