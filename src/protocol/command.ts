import * as v from 'valibot';
import { LIMITS } from './limits.js';
import { type Parsed, parse } from './parse.js';
import { sequence } from './primitives.js';

const fraction = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const distance = v.pipe(v.number(), v.minValue(-100_000), v.maxValue(100_000));
/** Keys that are held: 1 alt, 2 control, 4 meta, 8 shift; their sum. */
const held = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(15));
/** As `MouseEvent.button`: left, middle, right. */
const button = v.picklist([0, 1, 2]);
/** A recorded node, and where in its box, as fractions of its width and height. */
const place = v.object({ node: sequence, x: fraction, y: fraction });
const typed = v.pipe(v.string(), v.minLength(1), v.maxLength(LIMITS.typedLength));
/** As `KeyboardEvent.key` and `.code` (UI Events). */
const keyName = v.pipe(v.string(), v.minLength(1), v.maxLength(32));
const keyCode = v.pipe(v.string(), v.maxLength(32));

/**
 * What an agent in control does to the page that is shown. Pointer and keys come as they were pressed: what
 * follows from them (clicks, focus, typing, scrolling) is worked out in the customer's browser.
 */
const command = v.variant('do', [
  /** `at` is `null` when the pointer leaves the page. */
  v.object({ do: v.literal('move'), at: v.nullable(place), held }),
  v.object({ do: v.literal('down'), at: place, button, held }),
  v.object({ do: v.literal('up'), at: v.nullable(place), button, held }),
  /** The wheel was turned, by CSS pixels. */
  v.object({ do: v.literal('wheel'), at: place, x: distance, y: distance, held }),
  /** Scrolls a node (a document: its page) to where its left and upper edges are this far away, in CSS pixels. */
  v.object({ do: v.literal('scroll'), node: sequence, x: distance, y: distance }),
  v.object({ do: v.literal('keyDown'), key: keyName, code: keyCode, held, repeat: v.boolean() }),
  v.object({ do: v.literal('keyUp'), key: keyName, code: keyCode, held }),
  /** Text that no single key types: from an input method, or from the agent's clipboard. Goes where the focus is. */
  v.object({ do: v.literal('insert'), text: typed, from: v.picklist(['inputMethod', 'clipboard']) }),
  v.object({ do: v.literal('focus'), node: sequence }),
  /** These of the options of a `select` are to be chosen, counted from zero in the order of `select.options`. */
  v.object({
    do: v.literal('choose'),
    node: sequence,
    options: v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(0))), v.maxLength(LIMITS.chosen)),
  }),
  /** The value of a field for which browsers show a picker: date, time, colour, range. */
  v.object({
    do: v.literal('set'),
    node: sequence,
    value: v.pipe(v.string(), v.maxLength(LIMITS.typedLength)),
  }),
  v.object({ do: v.literal('navigate'), to: v.picklist(['back', 'forward', 'refresh']) }),
  v.object({
    do: v.literal('open'),
    url: v.pipe(v.string(), v.minLength(1), v.maxLength(LIMITS.addressLength)),
  }),
]);

export type Command = v.InferOutput<typeof command>;
export type Place = v.InferOutput<typeof place>;

export { command as commandSchema };

export function parseCommand(input: unknown): Parsed<Command> {
  return parse(command, input);
}
