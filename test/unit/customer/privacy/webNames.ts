import { createRequire } from 'node:module';

/** The little that is read here of the specifications' lists of elements and of their interfaces. */
interface Elements {
  listAll(): Promise<Record<string, { elements: { name: string; interface?: string }[] }>>;
}
interface Idl {
  parseAll(): Promise<Record<string, { members?: Member[] }[]>>;
}
interface Member {
  type: string;
  name?: string | null;
  extAttrs?: { name: string; rhs?: { value?: unknown } | null }[];
}

export interface WebNames {
  html: string[];
  svg: string[];
  mathml: string[];
  /** Of whatever element. */
  attributes: string[];
}

const load = createRequire(import.meta.url);

/** All elements and attributes that specifications know, and some attributes besides. */
export async function readWebNames(): Promise<WebNames> {
  const { listAll } = load('@webref/elements') as Elements;
  const { parseAll } = load('@webref/idl') as Idl;
  const names: WebNames = { html: [], svg: [], mathml: [], attributes: [...MORE] };
  for (const { elements } of Object.values(await listAll()))
    for (const { name, interface: kind = '' } of elements) {
      const list = kind.startsWith('SVG') ? names.svg : kind.startsWith('MathML') ? names.mathml : names.html;
      list.push(name);
    }
  for (const definitions of Object.values(await parseAll()))
    for (const { members } of definitions)
      for (const member of members ?? []) names.attributes.push(...attributesOf(member));
  const unique = (list: readonly string[]) => [...new Set(list)].sort();
  return {
    html: unique(names.html),
    svg: unique(names.svg),
    mathml: unique(names.mathml),
    attributes: unique(names.attributes.map(name => name.toLowerCase())),
  };
}

/** A property is an attribute by its own name, or by the one that it says it reflects. */
function attributesOf({ type, name, extAttrs = [] }: Member): string[] {
  if (type !== 'attribute' || !name) return [];
  const reflected = extAttrs.flatMap(({ name: kind, rhs }) =>
    kind.startsWith('Reflect') && typeof rhs?.value === 'string' ? rhs.value.replaceAll('"', '') : [],
  );
  const isContent =
    reflected.length > 0 || extAttrs.some(each => /^(Reflect|SameObject|CEReactions)/.test(each.name));
  return isContent || name.startsWith('on') ? [name, ...reflected] : reflected;
}

const words = (text: string) => text.trim().split(/\s+/);

/** What no interface tells: presentation, older and foreign attributes, and those of frameworks. */
const MORE = words(`
  anchor bordercolor bottommargin browsingtopics challenge class classid contextmenu controlslist credentialless
  datafld dataformatas datapagesize datasrc dropzone exportparts form icon interestfor is itemid itemprop itemref
  itemscope itemtype keytype language leftmargin list methods nonce object params prefix privatetoken profile prompt
  property resource rightmargin security sharedstoragewritable switch topmargin typemustmatch typeof urn vocab xmlns
  xml:lang xml:space xml:base xlink:actuate xlink:arcrole xlink:href xlink:role xlink:show xlink:title xlink:type
  aria-dropeffect aria-grabbed accumulate additive alignment-baseline amplitude attributename attributetype azimuth
  basefrequency baseline-shift baseprofile begin bias by calcmode clip clip-path clip-rule clippathunits
  color-interpolation color-interpolation-filters cursor d diffuseconstant display divisor dominant-baseline dur
  edgemode elevation end exponent fill fill-opacity fill-rule filter filterunits flood-color flood-opacity
  font-family font-size font-size-adjust font-stretch font-style font-variant font-weight from glyph-name
  image-rendering in in2 intercept k1 k2 k3 k4 kernelmatrix kernelunitlength keypoints keysplines keytimes
  letter-spacing lighting-color limitingconeangle marker-end marker-mid marker-start mask mask-type maskcontentunits
  maskunits mode numoctaves opacity operator order orient overflow overline-position paint-order path pointer-events
  pointsatx pointsaty pointsatz preservealpha primitiveunits radius repeatcount repeatdur requiredfeatures restart
  result scale seed shape-rendering side slope specularconstant specularexponent stddeviation stitchtiles stop-color
  stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit
  stroke-opacity stroke-width surfacescale tablevalues targetx targety text-anchor text-decoration text-rendering to
  transform-origin unicode-bidi values vector-effect visibility widths word-spacing writing-mode xchannelselector
  ychannelselector z zoomandpan accent accentunder actiontype columnalign columnlines columnspacing columnspan
  crossout denomalign depth displaystyle fence fontfamily fontsize largeop linethickness lquote lspace mathbackground
  mathcolor mathsize mathvariant maxsize minsize movablelimits notation numalign rowalign rowlines rowspacing rquote
  rspace scriptlevel scriptminsize scriptsizemultiplier selection separator separators stretchy subscriptshift
  superscriptshift symmetric voffset data-id data-gcb-mask data-gcb-show ng-model v-text x-text :value @click *ngif
  [value] (click) _hash unknown
`);
