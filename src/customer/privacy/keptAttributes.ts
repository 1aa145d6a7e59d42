/** What the value of an attribute may be inside of a mask. `true`: anything. `''`: it is there, whatever it says. */
export type KeptValue = RegExp | true | '';

/** A measure: of few digits, so that it is no number of anything. */
const MEASURE = /^\s*[-+]?\d{0,5}(\.\d{1,4})?\s*(px|em|rem|ex|ch|%|pt|pc|cm|mm|in|vw|vh|\*)?\s*$/i;
const MEASURES =
  /^\s*[-+]?\d{1,5}(\.\d{1,4})?(px|em|rem|%)?((\s+|\s*,\s*)[-+]?\d{1,5}(\.\d{1,4})?(px|em|rem|%)?){0,7}\s*$/i;
const COUNT = /^\s*\d{1,4}\s*$/;
const COLOR = /^\s*(#?[\da-f]{3,8}|[a-z]{3,22}|(rgb|hsl)a?\([\d\s.,%/]{1,40}\)|var\(--[\w-]{1,40}\))\s*$/i;
/** One of the words that HTML, ARIA, SVG and MathML have for choices. */
const WORD = /^\s*[a-z][a-z-]{0,23}\s*$/i;
const NUMBER = /^\s*\d{0,3}(\.\d{1,4})?%?\s*$/;

const named = (names: string, value: KeptValue): Record<string, KeptValue> =>
  Object.fromEntries(names.split(/\s+/).map(name => [name, value]));

/** Attributes of every element. `class` is kept whole: style sheets need it, and it is no place for content. */
export const GLOBAL: Readonly<Record<string, KeptValue>> = {
  class: true,
  dir: /^(ltr|rtl|auto)$/i,
  lang: /^[a-z]{2,3}(-[a-z\d]{2,4}){0,2}$/i,
  role: /^[a-z]{1,20}$/i,
  popover: /^(auto|manual|hint)?$/i,
  tabindex: /^-?\d{1,3}$/,
  ...named('slot part', /^[a-z][a-z-]{0,23}(\s+[a-z][a-z-]{0,23}){0,3}$/i),
  ...named('hidden inert', ''),
  ...named('contenteditable draggable translate', /^(true|false|yes|no|plaintext-only)?$/i),
  ...named(
    'aria-hidden aria-expanded aria-disabled aria-busy aria-modal aria-required aria-readonly',
    /^(true|false)$/i,
  ),
  ...named('aria-multiline aria-multiselectable aria-atomic', /^(true|false)$/i),
  ...named('aria-haspopup aria-orientation aria-sort aria-live aria-autocomplete', /^[a-z]{2,12}$/i),
};

/** Attributes of HTML elements that lay out, by name, on whichever of them. */
export const HTML: Readonly<Record<string, KeptValue>> = {
  ...named('disabled readonly required multiple open reversed compact nowrap noshade controls', ''),
  ...named('width height border hspace vspace cellpadding cellspacing marginwidth marginheight', MEASURE),
  ...named('colspan rowspan span size rows cols', COUNT),
  ...named('align valign scope wrap clear frame rules scrolling frameborder face', WORD),
  ...named('bgcolor color', COLOR),
  charset: /^[\w-]{1,20}$/,
};

/** What says what kind of thing an element is. */
const TYPES = /^[a-z]{1,12}(-[a-z]{1,8})?$|^text\/css$|^[1aAiI]$/;
export const TYPED = /^(input|button|ol|ul|li|style|link|menu)$/;
export const TYPE: KeptValue = TYPES;

/** Of a link to a style sheet: without it the page has no style. */
export const SHEET: Readonly<Record<string, KeptValue>> = {
  rel: /^[a-z\s-]{1,40}$/i,
  media: /^[\w\s():.,<>=/-]{0,200}$/,
};

/** How SVG is painted, on each of its elements. */
export const SVG_PAINT: Readonly<Record<string, KeptValue>> = {
  ...named('fill stroke color stop-color flood-color lighting-color', COLOR),
  ...named('opacity fill-opacity stroke-opacity stop-opacity flood-opacity', NUMBER),
  ...named('stroke-width font-size letter-spacing word-spacing stroke-dashoffset stroke-miterlimit', MEASURE),
  ...named('stroke-dasharray', MEASURES),
  ...named('fill-rule clip-rule stroke-linecap stroke-linejoin text-anchor dominant-baseline', WORD),
  ...named(
    'alignment-baseline font-style font-weight visibility display overflow pointer-events',
    /^[a-z\d-]{1,20}$/i,
  ),
  ...named('shape-rendering text-rendering image-rendering vector-effect writing-mode direction', WORD),
};

/**
 * Where SVG and its texts and pictures stand. Not where shapes stand, and not which shapes they are: those may be a
 * signature, a bar code or a chart.
 */
export const SVG_BOX: Readonly<Record<string, KeptValue>> = {
  ...named('x y dx dy width height', MEASURES),
  viewbox: MEASURES,
  preserveaspectratio: /^[a-z\s]{1,40}$/i,
  version: /^[\d.]{1,3}$/,
};
export const SVG_BOXES = /^(svg|symbol|foreignobject|image|text|tspan)$/;

export const MATHML: Readonly<Record<string, KeptValue>> = {
  ...named('display mathvariant dir form columnalign rowalign', /^[a-z\s-]{1,40}$/i),
  ...named(
    'displaystyle stretchy symmetric accent accentunder fence separator largeop movablelimits',
    /^(true|false)$/i,
  ),
  ...named('columnspan rowspan', COUNT),
  ...named('mathsize lspace rspace minsize maxsize linethickness width height depth voffset', MEASURE),
  ...named('mathcolor mathbackground', COLOR),
  scriptlevel: /^[-+]?\d$/,
};
