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

/** Of WAI-ARIA and its module for graphics. */
const ROLES = `
  alert alertdialog application article banner blockquote button caption cell checkbox code columnheader combobox comment
  complementary contentinfo definition deletion dialog directory document emphasis feed figure form generic
  graphics-document graphics-object graphics-symbol grid gridcell group heading image img insertion link list listbox
  listitem log main mark marquee math menu menubar menuitem menuitemcheckbox menuitemradio meter navigation none note
  option paragraph presentation progressbar radio radiogroup region row rowgroup rowheader scrollbar search searchbox
  sectionfooter sectionheader separator slider spinbutton status strong subscript suggestion superscript switch tab
  table tablist tabpanel term textbox time timer toolbar tooltip tree treegrid treeitem`;

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
    'aria-hidden aria-expanded aria-disabled aria-busy aria-modal aria-required aria-readonly',
    /^(true|false)$/i,
  ),
  ...named('aria-multiline aria-multiselectable aria-atomic', /^(true|false)$/i),
  ...named(
    'aria-haspopup aria-orientation aria-sort aria-live aria-autocomplete',
    oneOf(`true false menu listbox tree grid dialog horizontal vertical undefined none ascending descending other
      off polite assertive inline list both`),
  ),
};

/** Attributes of HTML elements that lay out, by name, on whichever of them. */
export const HTML: Readonly<Record<string, KeptValue>> = {
  ...named('disabled readonly required multiple open reversed compact nowrap noshade controls', ''),
  ...named('width height border hspace vspace cellpadding cellspacing marginwidth marginheight', MEASURE),
  ...named('colspan rowspan span size rows cols', COUNT),
  ...named(
    'align valign',
    oneOf('left right center middle justify top bottom baseline char absmiddle absbottom texttop'),
  ),
  ...named(
    'scope wrap clear frame rules scrolling frameborder',
    oneOf(`row col rowgroup colgroup hard soft off virtual physical left right all both none void above below hsides
      vsides lhs rhs box border groups rows cols yes no auto 0 1`),
  ),
  face: /^\s*((arial|helvetica|verdana|tahoma|georgia|courier|times|geneva|(sans-)?serif|monospace)\s*(,\s*|$)){1,4}$/i,
  ...named('bgcolor color', COLOR),
  charset:
    /^(utf-(8|16)|us-ascii|iso-8859-\d{1,2}|windows-\d{3,4}|shift_jis|euc-(jp|kr)|gb(k|2312|18030)|big5)$/i,
};

/** What says what kind of thing an element is. */
export const TYPED = /^(input|button|ol|ul|li|style|link|menu)$/;
export const TYPE: KeptValue = oneOf(`
  button checkbox color date datetime-local email file hidden image month number password radio range reset search
  submit tel text time url week menu disc circle square text/css 1 a i`);

/** What media queries ask for. */
const MEDIA = new RegExp(
  `^(${[
    '[\\s():,<>=/]',
    '\\b\\d{1,5}(\\.\\d{1,4})?(px|r?em|dpi|dppx|x|cm|in)?(?![\\w.])',
    '\\b(all|screen|print|speech|not|only|and|or|portrait|landscape|light|dark|reduce|more|less|no-preference)\\b',
    '\\b(none|hover|coarse|fine|standalone|browser|active|srgb|p3|((min|max)-)?(device-)?(width|height|aspect-ratio))\\b',
    '\\b((min|max)-)?(resolution|color|monochrome)\\b',
    '\\b(orientation|prefers-(color-scheme|contrast|reduced-(motion|transparency|data))|(any-)?(hover|pointer)|forced-colors|display-mode|color-gamut)\\b',
  ].join('|')})*$`,
  'i',
);

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
  ...named('shape-rendering text-rendering image-rendering vector-effect writing-mode direction', STYLED),
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
  ...named(
    'display mathvariant dir form columnalign rowalign',
    anyOf(`block inline ltr rtl prefix infix postfix left right center top bottom baseline axis normal bold italic
      bold-italic double-struck bold-fraktur script bold-script fraktur sans-serif bold-sans-serif sans-serif-italic
      sans-serif-bold-italic monospace initial tailed looped stretched`),
  ),
  ...named(
    'displaystyle stretchy symmetric accent accentunder fence separator largeop movablelimits',
    /^(true|false)$/i,
  ),
  ...named('columnspan rowspan', COUNT),
  ...named('mathsize lspace rspace minsize maxsize linethickness width height depth voffset', MEASURE),
  ...named('mathcolor mathbackground', COLOR),
  scriptlevel: /^[-+]?\d$/,
};
