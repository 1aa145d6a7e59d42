const words = (text: string) => text.trim().split(/\s+/);

export const HTML_ELEMENTS = words(`
  a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body br
  button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed
  fencedframe fieldset figcaption figure font footer form frame frameset geolocation h1 h2 h3 h4 h5 h6 head header
  hgroup hr html i iframe img input ins isindex kbd keygen label legend li link listing main map mark marquee menu
  menuitem meta meter multicol nav nextid nobr noembed noframes noscript object ol optgroup option output p param
  permission picture plaintext pre progress q rb rp rt rtc ruby s samp script search section select selectedcontent
  slot small source spacer span strike strong style sub summary sup table tbody td template textarea tfoot th thead
  time title tr track tt u ul var video wbr xmp
`);

export const SVG_ELEMENTS = words(`
  a animate animateMotion animateTransform circle clipPath defs desc ellipse feBlend feColorMatrix feComponentTransfer
  feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB
  feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting
  feSpotLight feTile feTurbulence filter foreignObject g image line linearGradient marker mask metadata mpath path
  pattern polygon polyline radialGradient rect script set stop style svg switch symbol text textPath title tspan use
  view
`);

export const MATHML_ELEMENTS = words(`
  annotation annotation-xml maction math menclose merror mfenced mfrac mi mmultiscripts mn mo mover mpadded mphantom
  mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover semantics
`);

/** All that specifications and browsers know, of whatever element; and some that nobody knows. */
export const ATTRIBUTES = words(`
  abbr accept accept-charset accesskey action align alink allow allowfullscreen alpha alt anchor archive as async
  autocapitalize autocomplete autocorrect autofocus autoplay axis background behavior bgcolor blocking border
  bordercolor bottommargin browsingtopics capture cellpadding cellspacing challenge char charoff charset checked cite
  class classid clear closedby code codebase codetype color colorspace cols colspan command commandfor compact content
  contenteditable contextmenu controls controlslist coords credentialless crossorigin csp data datafld dataformatas
  datapagesize datasrc datetime declare decoding default defer dir direction dirname disabled
  disablepictureinpicture disableremoteplayback download draggable dropzone elementtiming enctype enterkeyhint event
  exportparts face fetchpriority for form formaction formenctype formmethod formnovalidate formtarget frame
  frameborder headers headingoffset headingreset height hidden high href hreflang hspace http-equiv icon id imagesizes
  imagesrcset inert inputmode integrity interestfor is ismap itemid itemprop itemref itemscope itemtype keytype kind
  label lang language leftmargin link list loading longdesc loop low lowsrc manifest marginheight marginwidth max
  maxlength media method methods min minlength multiple muted name nohref nomodule nonce noresize noshade novalidate
  nowrap object open optimum params part pattern ping placeholder playsinline popover popovertarget
  popovertargetaction poster prefix preload privatetoken profile prompt property readonly referrerpolicy rel required
  resource rev reversed rightmargin role rows rowspan rules sandbox scheme scope scrollamount scrolldelay scrolling
  security selected shadowrootclonable shadowrootcustomelementregistry shadowrootdelegatesfocus shadowrootmode
  shadowrootserializable shape sharedstoragewritable size sizes slot span spellcheck src srcdoc srclang srcset standby
  start step style summary switch tabindex target text title topmargin translate truespeed type typemustmatch typeof
  urn usemap valign value valuetype version virtualkeyboardpolicy vlink vocab vspace width wrap writingsuggestions
  xmlns xml:lang xml:space xml:base xlink:actuate xlink:arcrole xlink:href xlink:role xlink:show xlink:title xlink:type
  aria-activedescendant aria-atomic aria-autocomplete aria-braillelabel aria-brailleroledescription aria-busy
  aria-checked aria-colcount aria-colindex aria-colindextext aria-colspan aria-controls aria-current aria-describedby
  aria-description aria-details aria-disabled aria-dropeffect aria-errormessage aria-expanded aria-flowto aria-grabbed
  aria-haspopup aria-hidden aria-invalid aria-keyshortcuts aria-label aria-labelledby aria-level aria-live aria-modal
  aria-multiline aria-multiselectable aria-orientation aria-owns aria-placeholder aria-posinset aria-pressed
  aria-readonly aria-relevant aria-required aria-roledescription aria-rowcount aria-rowindex aria-rowindextext
  aria-rowspan aria-selected aria-setsize aria-sort aria-valuemax aria-valuemin aria-valuenow aria-valuetext
  accumulate additive alignment-baseline amplitude attributename attributetype azimuth basefrequency baseline-shift
  baseprofile begin bias by calcmode clip clip-path clip-rule clippathunits color-interpolation
  color-interpolation-filters cursor cx cy d diffuseconstant display divisor dominant-baseline dur dx dy edgemode
  elevation end exponent fill fill-opacity fill-rule filter filterunits flood-color flood-opacity font-family font-size
  font-size-adjust font-stretch font-style font-variant font-weight fr from fx fy glyph-name gradienttransform
  gradientunits image-rendering in in2 intercept k1 k2 k3 k4 kernelmatrix kernelunitlength keypoints keysplines keytimes
  lengthadjust letter-spacing lighting-color limitingconeangle marker-end marker-mid marker-start markerheight
  markerunits markerwidth mask mask-type maskcontentunits maskunits mode numoctaves offset opacity operator order
  orient origin overflow overline-position paint-order path pathlength patterncontentunits patterntransform
  patternunits pointer-events points pointsatx pointsaty pointsatz preservealpha preserveaspectratio primitiveunits r
  radius refx refy repeatcount repeatdur requiredextensions requiredfeatures restart result rotate rx ry scale seed
  shape-rendering side slope spacing specularconstant specularexponent spreadmethod startoffset stddeviation
  stitchtiles stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin
  stroke-miterlimit stroke-opacity stroke-width surfacescale systemlanguage tablevalues targetx targety text-anchor
  text-decoration text-rendering textlength to transform transform-origin unicode-bidi values vector-effect viewbox
  visibility widths word-spacing writing-mode x x1 x2 xchannelselector y y1 y2 ychannelselector z zoomandpan
  accent accentunder actiontype columnalign columnlines columnspacing columnspan crossout denomalign depth
  displaystyle encoding fence fontfamily fontsize largeop linethickness lquote lspace mathbackground mathcolor
  mathsize mathvariant maxsize minsize movablelimits notation numalign rowalign rowlines rowspacing rquote rspace
  scriptlevel scriptminsize scriptsizemultiplier selection separator separators stretchy subscriptshift
  superscriptshift symmetric voffset
  onabort onafterprint onanimationend onauxclick onbeforeinput onbeforetoggle onbeforeunload onbegin onblur oncancel
  oncanplay onchange onclick onclose oncopy oncut ondrag ondrop onend onerror onfocus onformdata onhashchange oninput
  onkeydown onload onmessage onmousedown onpaste onpointerdown onrepeat onreset onscroll onsubmit ontoggle onwheel
  data-id data-gcb-mask data-gcb-show ng-model v-text x-text :value @click *ngif [value] (click) _hash unknown
`);
