import type { CommandRefusal } from '../../src/protocol/index.js';
import type { Find, Hands } from '../harness/openHands.js';

/** The columns of the table in docs/SPEC.md, "Write Mode: commands and elements", with the rule of each. */
export const COMMANDS = {
  hover: 'WRS1',
  click: 'WRS2',
  'double click': 'WRS3',
  'context menu': 'WRS4',
  drag: 'WRS5',
  wheel: 'WRS6',
  text: 'WRS7',
  keys: 'WRS8',
  paste: 'WRS9',
  'choose, set, scroll': 'WRS10',
} as const;
export type CommandName = keyof typeof COMMANDS;

/** Does it, and waits until both sides show what has come of it. */
type Act = (hands: Hands) => Promise<void>;
type Row = Partial<Record<CommandName, Act | readonly [refused: CommandRefusal, Act]>>;

/** What is refused before any event is dispatched: no framework has a say in it, and one page is enough. */
export const KEPT: readonly string[] = ['masked field', 'field under DOM control', 'service element'];

/** What becomes of one command on one kind of element. */
export interface Cell {
  element: string;
  command: CommandName;
  /** Why it is refused; `null` where it is done. */
  refused: CommandRefusal | null;
  run: Act;
}

const field =
  (name: string): Find =>
  page =>
    page.getByLabel(name, { exact: true });
const named =
  (role: 'button' | 'combobox' | 'link' | 'listbox' | 'region' | 'slider' | 'textbox', name: string): Find =>
  page =>
    page.getByRole(role, { name, exact: true });
const text =
  (words: string): Find =>
  page =>
    page.getByText(words, { exact: true });
const press = named('button', 'Press');
const size = named('slider', 'Size');
const scroller = named('region', 'Scroller');
const colour = named('combobox', 'Colour');
const count = field('Count');
const query = field('Query');
const toppings = named('listbox', 'Toppings');
const framed: Find = page => page.frameLocator('iframe[title="Inner"]').getByLabel('Inside');

/** A field that is written in, and what the page calls it. */
const written = (find: Find, name: string): Row => ({
  async click({ click, focused }) {
    await click(find);
    await focused(find);
  },
  async text({ click, type, shows }) {
    await click(find);
    await type('Ada Lovelace');
    await shows(`${name} = Ada Lovelace`);
  },
  async keys({ click, type, strike, shows }) {
    await click(find);
    await type('Adam');
    await strike('Backspace', 'ArrowLeft', 'x', 'End', 'Shift+ArrowLeft', 'y');
    await shows(`${name} = Adxy`);
  },
  async paste({ click, paste, strike, shows }) {
    await click(find);
    await paste('from the clipboard');
    await shows(`${name} = from the clipboard`);
    await strike('Control+z');
    await shows(`${name} =`);
    await strike('Control+Shift+z');
    await shows(`${name} = from the clipboard`);
  },
});

/** Which field the key Tab leads from, and how many times it is struck; negative: with Shift. */
type Way = readonly [from: Find, times: number];

/** What is pressed, by the mouse and by a key. */
const pressed = (find: Find, way: Way, key: string, result: string): Row => ({
  async click({ click, shows }) {
    await click(find);
    await shows(result);
  },
  async keys({ tab, strike, shows }) {
    await tab(find, ...way);
    await strike(key);
    await shows(result);
  },
});

/** The same, where it is refused. */
const notPressed = (find: Find, way: Way, key: string, refused: CommandRefusal, result: string): Row => ({
  click: [
    refused,
    async hands => {
      await hands.click(find);
      await hands.refused(refused);
      await hands.shows(result);
    },
  ],
  keys: [
    refused,
    async hands => {
      await hands.tab(find, ...way);
      await hands.strike(key);
      await hands.refused(refused);
      await hands.shows(result);
    },
  ],
});

/** A field that the view opens a box for, as browsers show a picker. */
const picked = (name: string, label: string, way: Way, key: string, value: string): Row => ({
  async click({ click, focused, opened }) {
    await click(field(label));
    await focused(field(label));
    await opened(label);
  },
  async keys({ tab, strike, fill, shows }) {
    await tab(field(label), ...way);
    await strike(key);
    await fill(label, value);
    await shows(`${name} = ${value}`);
  },
  async 'choose, set, scroll'({ click, fill, shows }) {
    await click(field(label));
    await fill(label, value);
    await shows(`${name} = ${value}`);
  },
});

/** What is kept from agents: whatever is done, the page hears nothing. */
const kept = (label: string, name: string, refused: CommandRefusal): Row => {
  const find = field(label);
  const never = (act: Act) =>
    [
      refused,
      async (hands: Hands) => {
        await act(hands);
        await hands.refused(refused);
        await hands.shows(`${name} = untouched`);
      },
    ] as const;
  const struck = (act: Act) =>
    never(async hands => {
      await hands.rest();
      await find(hands.customer.page).focus();
      await act(hands);
    });
  return {
    hover: never(({ hover }) => hover(find)),
    click: never(({ click }) => click(find)),
    'double click': never(({ click }) => click(find, { clickCount: 2 })),
    'context menu': never(({ click }) => click(find, { button: 'right' })),
    drag: never(({ drag }) => drag(find, find, [0.9, 0.5])),
    wheel: never(({ wheel }) => wheel(find, 100)),
    text: struck(({ type }) => type('x')),
    keys: struck(({ strike }) => strike('Backspace', 'Enter')),
    paste: struck(({ paste }) => paste('x')),
    // The view opens nothing here, and sends no value: one that would is refused as well.
    'choose, set, scroll': never(async ({ nodeOf, command }) =>
      command({ do: 'set', node: await nodeOf(find), value: 'x' }),
    ),
  };
};

/** Agents do not see it, nor where it is. */
const unseen = (): Row => {
  const never = (act: (hands: Hands, at: readonly [number, number]) => Promise<void>) =>
    [
      'gone',
      async (hands: Hands) => {
        await act(hands, await hands.placeOf('.service'));
        await hands.refused('gone');
        await hands.shows('chat = 0');
      },
    ] as const;
  const app: Find = page => page.locator('#app');
  return {
    hover: never(({ hover }, at) => hover(app, at)),
    click: never(({ click }, at) => click(app, { at })),
    'double click': never(({ click }, at) => click(app, { at, clickCount: 2 })),
    'context menu': never(({ click }, at) => click(app, { at, button: 'right' })),
    wheel: never(({ wheel }, at) => wheel(app, 100, at)),
  };
};

const ROWS: Readonly<Record<string, Row>> = {
  'text field, controlled': written(field('Name'), 'text'),
  'text field, uncontrolled': written(field('Nickname'), 'free'),
  'text area': written(field('Notes'), 'area'),
  'rich text': written(named('textbox', 'Letter'), 'rich'),
  'field in a shadow root': written(field('Depth'), 'depth'),
  'field in a frame': written(framed, 'inside'),
  number: {
    async text({ click, type, shows }) {
      await click(count);
      await type('42');
      await shows('number = 42');
    },
    async keys({ click, strike, shows }) {
      await click(count);
      await strike('7', 'ArrowUp', 'ArrowUp');
      await shows('number = 9');
    },
  },
  checkbox: pressed(field('Agree'), [count, 1], 'Space', 'check = true'),
  label: {
    async click({ click, shows }) {
      await click(text('Terms'));
      await shows('label = true');
    },
  },
  'radio button': {
    async click({ click, shows }) {
      await click(field('large'));
      await shows('radio = large');
    },
    async keys({ tab, strike, shows }) {
      await tab(field('small'), count, 3);
      await strike('ArrowDown');
      await shows('radio = medium');
    },
  },
  select: {
    async click({ click, focused, opened }) {
      await click(colour);
      await focused(colour);
      await opened('Colour');
    },
    async text({ tab, type, shows }) {
      await tab(colour, count, 4);
      await type('b');
      await shows('select = blue');
    },
    async keys({ tab, strike, shows }) {
      await tab(colour, count, 4);
      await strike('ArrowDown');
      await shows('select = green');
    },
    async 'choose, set, scroll'({ click, choose, shows }) {
      await click(colour);
      await choose('Colour', 'blue');
      await shows('select = blue');
    },
  },
  'multiple select': {
    async keys({ tab, strike, shows }) {
      await tab(toppings, count, 5);
      await strike('ArrowDown', 'ArrowDown');
      await shows('many = olives');
    },
    async 'choose, set, scroll'({ click, choose, shows }) {
      // Below its options, of which a press would choose one.
      await click(toppings, { at: [0.5, 0.95] });
      await choose('Toppings', 'cheese', 'onions');
      await shows('many = cheese,onions');
    },
  },
  range: {
    async click({ click, shows }) {
      await click(field('Volume'), { at: [0.02, 0.5] });
      await shows('range = 0');
    },
    async drag({ drag, shows }) {
      await drag(field('Volume'), field('Volume'), [0.99, 0.5]);
      await shows('range = 100');
    },
    async keys({ tab, strike, shows }) {
      await tab(field('Volume'), count, 6);
      await strike('ArrowRight', 'ArrowRight');
      await shows('range = 52');
    },
  },
  date: picked('date', 'Day', [count, 7], 'ArrowUp', '2026-11-21'),
  time: picked('time', 'Hour', [count, 8], 'Space', '10:30'),
  colour: picked('colour', 'Paint', [count, 9], 'Enter', '#ff8800'),
  file: {
    click: [
      'file',
      async hands => {
        await hands.click(field('Photo'));
        await hands.refused('file');
        await hands.shows('file = none');
      },
    ],
    keys: [
      'file',
      async hands => {
        await hands.rest();
        // Agents cannot bring the focus there; keys go where the customer has it.
        await hands.customer.page.getByLabel('Photo').focus();
        await hands.strike('Space', 'Enter');
        await hands.refused('file');
        await hands.shows('file = none');
      },
    ],
  },
  details: pressed(text('More'), [query, -8], 'Enter', 'details = true'),
  dialog: {
    async click({ click, shows }) {
      await click(named('button', 'Open dialog'));
      await shows('dialog = open');
      await click(named('button', 'Close dialog'));
      await shows('dialog = closed');
    },
    async keys({ tab, strike, shows }) {
      await tab(named('button', 'Open dialog'), query, -7);
      await strike('Enter');
      await shows('dialog = open');
      await strike('Escape');
      await shows('dialog = closed');
    },
  },
  'behind a dialog': {
    click: [
      'impossible',
      async hands => {
        const node = await hands.nodeOf(press);
        await hands.click(named('button', 'Open dialog'));
        await hands.shows('dialog = open');
        // In the view it lies under the dialog, which is what is pressed there.
        await hands.click(press);
        hands.command({ do: 'down', at: { node, x: 0.5, y: 0.5 }, button: 0, held: 0 });
        await hands.refused('impossible');
        await hands.shows('pressed = 0', 'dialog = open');
      },
    ],
  },
  popover: {
    async click({ click, shows }) {
      await click(named('button', 'Menu'));
      await shows('popover = open');
      await click(named('button', 'Menu'));
      await shows('popover = closed');
    },
    async keys({ tab, strike, shows }) {
      await tab(named('button', 'Menu'), query, -6);
      await strike('Space');
      await shows('popover = open');
      await strike('Escape');
      await shows('popover = closed');
    },
  },
  button: {
    ...pressed(press, [query, 3], 'Enter', 'pressed = 1'),
    async hover({ hover, shows, styled }) {
      await hover(press);
      await shows('hover = 1');
      await styled(press, 'background-color', 'rgb(255, 200, 0)');
    },
    async 'double click'({ click, shows }) {
      await click(press, { clickCount: 2 });
      await shows('pressed = 2', 'double = 1');
    },
    async 'context menu'({ click, shows }) {
      await click(press, { button: 'right' });
      await shows('menu = 1', 'pressed = 0');
    },
  },
  'button in a shadow root': pressed(named('button', 'Deep'), [field('Depth'), 1], 'Space', 'deep = 1'),
  'submit button': notPressed(named('button', 'Send'), [query, 1], 'Space', 'submit', 'sent = 0'),
  'submit button, `allow-submit`': pressed(named('button', 'Search'), [query, 2], 'Enter', 'searched = 1'),
  'field of a form': {
    keys: [
      'submit',
      async hands => {
        await hands.click(query);
        await hands.strike('q', 'Enter');
        await hands.refused('submit');
        await hands.shows('sent = 0');
      },
    ],
  },
  'link within the page': pressed(named('link', 'There'), [query, -4], 'Enter', 'address = #there'),
  'link within the site': {
    async click({ click, leaves }) {
      await leaves(() => click(named('link', 'Next page')));
    },
    async keys({ tab, strike, leaves }) {
      await tab(named('link', 'Next page'), query, -5);
      await leaves(() => strike('Enter'));
    },
  },
  'link to another origin': notPressed(
    named('link', 'Elsewhere'),
    [query, -3],
    'Enter',
    'address',
    'address = ',
  ),
  // Without its address in the agent's view, where it is none.
  'link, `javascript:`': notPressed(text('Script'), [query, -2], 'Enter', 'address', 'address = '),
  'link to a new window': notPressed(
    named('link', 'New window'),
    [query, -1],
    'Enter',
    'customerOnly',
    'address = ',
  ),
  'slider made by hand': {
    async click({ click, shows }) {
      await click(size);
      await shows('slider = 50');
    },
    async drag({ drag, shows }) {
      await drag(size, size, [0.8, 0.5]);
      await shows('slider = 80');
    },
  },
  'drag and drop': {
    async drag({ drag, shows }) {
      await drag(text('Third'), text('First'));
      await shows('order = Third,First,Second');
    },
  },
  'scrollable box': {
    async wheel({ wheel, shows, scrolled }) {
      await wheel(scroller, 120);
      await shows('box = down', 'page = top');
      await scrolled(scroller);
    },
    async keys({ tab, strike, shows, scrolled }) {
      await tab(scroller, query, 5);
      await strike('PageDown');
      await shows('box = down', 'page = top');
      await scrolled(scroller);
    },
    async 'choose, set, scroll'({ scroll, shows, scrolled }) {
      await scroll(scroller, 0.3);
      await shows('box = down', 'page = top');
      await scrolled(scroller);
    },
  },
  'the page': {
    async wheel({ wheel, shows }) {
      await wheel(press, 120);
      await shows('page = down');
    },
    async keys({ click, strike, type, shows }) {
      await click(field('Name'));
      await strike('Tab');
      await type('tabbed');
      await strike('Control+k', 'Escape');
      await shows('free = tabbed', 'shortcut = 1', 'escape = 1');
    },
    paste: [
      'impossible',
      async hands => {
        await hands.click(named('button', 'Deep'));
        await hands.paste('nowhere');
        await hands.refused('impossible');
      },
    ],
  },
  'masked field': kept('Secret', 'secret', 'masked'),
  'field under DOM control': kept('Fixed', 'fixed', 'denied'),
  'service element': unseen(),
};

export const ELEMENTS = Object.keys(ROWS);

export const CELLS: readonly Cell[] = Object.entries(ROWS).flatMap(([element, row]) =>
  (Object.keys(COMMANDS) as CommandName[]).flatMap(command => {
    const given = row[command];
    if (!given) return [];
    const [refused, run] = typeof given === 'function' ? [null, given] : given;
    return [{ element, command, refused, run }];
  }),
);
