/**
 * What the value of an attribute may be inside of a mask. `true`: anything. `''`: it is there, whatever it says. A function
 * gives what may be sent of the value; `null`: nothing.
 */
export type KeptValue = RegExp | true | '' | ((value: string, name: string) => string | null);

/** A measure: of few digits, so that it is no number of anything. */
const MEASURE = /^\s*[-+]?\d{0,5}(\.\d{1,4})?\s*(px|em|rem|ex|ch|%|pt|pc|cm|mm|in|vw|vh|\*)?\s*$/i;
const MEASURES =
  /^\s*[-+]?\d{1,5}(\.\d{1,4})?(px|em|rem|%)?((\s+|\s*,\s*)[-+]?\d{1,5}(\.\d{1,4})?(px|em|rem|%)?){0,7}\s*$/i;
const COUNT = /^\s*\d{1,4}\s*$/;
const NUMBER = /^\s*\d{0,3}(\.\d{1,4})?%?\s*$/;

/** Does the browser know this value of a CSS property? A browser that cannot say knows none. */
const isKnown = (property: string, value: string): boolean =>
  typeof CSS !== 'undefined' && CSS.supports(property, value);
/** A colour by numbers, or by a name that the browser has for one. */
const COLOR: KeptValue = value =>
  /^\s*(#([\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})|(rgb|hsl)a?\([\d\s.,%/]{1,40}\))\s*$/i.test(value) ||
  (/^\s*[a-z]{3,22}\s*$/i.test(value) && isKnown('color', value))
    ? value
    : null;
/** A word that the browser knows for the CSS property of the same name. */
const STYLED: KeptValue = (value, name) =>
  /^\s*[a-z\d-]{1,24}(\s+[a-z-]{1,24})?\s*$/i.test(value) && isKnown(name, value) ? value : null;

const oneOf = (words: string): RegExp =>
  new RegExp(`^\\s*(${words.trim().split(/\s+/).join('|')})?\\s*$`, 'i');
/** Of a list of words those that are known. */
const anyOf = (words: string): KeptValue => {
  const one = oneOf(words);
  return value => {
    const kept = value.split(/\s+/).filter(word => word !== '' && one.test(word));
    return kept.length > 0 ? kept.join(' ') : null;
  };
};

const named = (names: string, value: KeptValue): Record<string, KeptValue> =>
  Object.fromEntries(names.split(/\s+/).map(name => [name, value]));

/** Those of WAI-ARIA that pages style. */
const ROLES = `
  alert alertdialog application article banner button cell checkbox columnheader combobox dialog document feed figure form
  grid gridcell group heading img link list listbox listitem main menu menubar menuitem menuitemcheckbox menuitemradio
  navigation none note option presentation progressbar radio radiogroup region row rowgroup rowheader search searchbox
  separator slider spinbutton status switch tab table tablist tabpanel textbox toolbar tooltip tree treegrid treeitem`;

/**
 * Attributes of every element. `class`, `slot` and `part` are names that style sheets and slots need, and no place for
 * content.
 */
export const GLOBAL: Readonly<Record<string, KeptValue>> = {
  class: true,
  dir: /^(ltr|rtl|auto)$/i,
  lang: /^[a-z]{2,3}(-[a-z\d]{2,4}){0,2}$/i,
  role: anyOf(ROLES),
  popover: oneOf('auto manual hint'),
  tabindex: /^-?\d{1,3}$/,
  ...named('slot part', /^[a-z][a-z-]{0,23}(\s+[a-z][a-z-]{0,23}){0,3}$/i),
  ...named('hidden inert', ''),
  ...named('contenteditable draggable translate', oneOf('true false yes no plaintext-only')),
  ...named(
    'aria-hidden aria-expanded aria-disabled aria-busy aria-modal aria-required aria-readonly aria-haspopup aria-orientation aria-sort',
    oneOf('true false menu listbox tree grid dialog horizontal vertical none ascending descending other'),
  ),
};

/** Attributes of HTML elements that lay out, by name, on whichever of them. */
export const HTML: Readonly<Record<string, KeptValue>> = {
  ...named('disabled readonly required multiple open reversed nowrap controls', ''),
  ...named('width height border cellpadding cellspacing', MEASURE),
  ...named('colspan rowspan span size rows cols', COUNT),
  ...named('align valign', oneOf('left right center middle justify top bottom baseline')),
  ...named('scope wrap', oneOf('row col rowgroup colgroup hard soft off')),
  ...named('bgcolor color', COLOR),
};

/** What says what kind of thing an element is. */
export const TYPED = /^(input|button|ol|ul|li|style|link|menu)$/;
export const TYPE: KeptValue = oneOf(`
  button checkbox color date datetime-local email file hidden image month number password radio range reset search
  submit tel text time url week menu disc circle square text/css 1 a i`);

/** The most of what media queries ask for. */
const MEDIA =
  /^([\s():,]|\b(all|screen|print|only|and|prefers-color-scheme|dark|light|(min|max)-width|\d{1,5}(\.\d{1,3})?(px|r?em))\b)*$/i;

/** Of a link to a style sheet: without it the page has no style. */
export const SHEET: Readonly<Record<string, KeptValue>> = {
  rel: anyOf('stylesheet alternate preload'),
  media: value => (MEDIA.test(value) ? value : null),
};

/** How SVG is painted, on each of its elements. */
export const SVG_PAINT: Readonly<Record<string, KeptValue>> = {
  ...named('fill stroke color stop-color flood-color lighting-color', COLOR),
  ...named('opacity fill-opacity stroke-opacity stop-opacity flood-opacity', NUMBER),
  ...named('stroke-width font-size letter-spacing word-spacing stroke-dashoffset stroke-miterlimit', MEASURE),
  ...named('stroke-dasharray', MEASURES),
  ...named('fill-rule clip-rule stroke-linecap stroke-linejoin text-anchor dominant-baseline', STYLED),
  ...named('alignment-baseline font-style font-weight visibility display overflow pointer-events', STYLED),
};

/**
 * Where SVG and its texts and pictures stand. Not where shapes stand, and not which shapes they are: those may be a
 * signature, a bar code or a chart.
 */
export const SVG_BOX: Readonly<Record<string, KeptValue>> = {
  ...named('x y dx dy width height', MEASURES),
  viewbox: MEASURES,
  preserveaspectratio: /^\s*(none|x(min|mid|max)y(min|mid|max))(\s+(meet|slice))?\s*$/i,
  version: /^[\d.]{1,3}$/,
};
export const SVG_BOXES = /^(svg|symbol|foreignobject|image|text|tspan)$/;

export const MATHML: Readonly<Record<string, KeptValue>> = {
  ...named('display mathvariant', oneOf('block inline normal bold italic bold-italic')),
  ...named('displaystyle stretchy', oneOf('true false')),
  ...named('columnspan rowspan', COUNT),
  mathcolor: COLOR,
  scriptlevel: /^[-+]?\d$/,
};
