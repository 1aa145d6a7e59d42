/** One small thing that a page can do, and what must be the same on the agent's side afterwards. */
export interface Probe {
  name: string;
  /** Stands in a box of its own; `framed`: in a frame of its own. */
  html: string;
  framed?: true;
  /** Runs before the session; what is there then comes with the snapshot. */
  before?: string;
  /** Runs while the agent looks on. In scope: `box`, `doc`, `win`, and `$` for the first match in the box. */
  change?: string;
  /** Nobody can tell who has not watched it happen. */
  onlySeen?: true;
  /** An expression, evaluated on both sides. It must give something else than before `before` and `change`. */
  read: string;
}

const style = (selector: string, property: string) => `win.getComputedStyle($('${selector}')).${property}`;
const probe = (
  name: string,
  html: string,
  change: string,
  read: string,
  more: Partial<Probe> = {},
): Probe => ({
  name,
  html,
  read,
  ...(change && { change }),
  ...more,
});

const FIELDS: Probe[] = [
  probe('text typed', '<input>', `$('input').value = 'Ada';`, `$('input').value`),
  probe('checkbox', '<input type="checkbox">', `$('input').checked = true;`, `$('input').checked`),
  probe(
    'checkbox unchecked by attribute',
    '<input type="checkbox" checked>',
    `$('input').removeAttribute('checked');`,
    `$('input').checked`,
  ),
  probe(
    'checkbox indeterminate',
    '<input type="checkbox">',
    `$('input').indeterminate = true;`,
    `$('input').matches(':indeterminate')`,
  ),
  probe('checkbox indeterminate before', '<input type="checkbox">', '', `$('input').indeterminate`, {
    before: `$('input').indeterminate = true;`,
  }),
  probe(
    'checkbox added indeterminate',
    '<p></p>',
    `const input = doc.createElement('input'); input.type = 'checkbox'; input.indeterminate = true; $('p').append(input);`,
    `$('input')?.indeterminate`,
  ),
  probe(
    'radio group',
    '<input type="radio" name="g1" checked><input type="radio" name="g1">',
    `box.querySelectorAll('input')[1].checked = true;`,
    `Array.from(box.querySelectorAll('input'), each => each.checked)`,
  ),
  probe(
    'radio group, none left',
    '<input type="radio" name="g2" checked><input type="radio" name="g2">',
    `$('input').checked = false;`,
    `Array.from(box.querySelectorAll('input'), each => each.checked)`,
  ),
  probe(
    'select',
    '<select><option>a<option>b<option>c</select>',
    `$('select').selectedIndex = 2;`,
    `$('select').value`,
  ),
  probe(
    'select without choice',
    '<select><option>a<option>b</select>',
    `$('select').selectedIndex = -1;`,
    `$('select').selectedIndex`,
  ),
  probe(
    'select without choice before',
    '<select><option>a<option>b</select>',
    '',
    `$('select').selectedIndex`,
    {
      before: `$('select').selectedIndex = -1;`,
    },
  ),
  probe(
    'select multiple',
    '<select multiple><option>a<option>b<option>c</select>',
    `for (const option of $('select').options) option.selected = option.index !== 1;`,
    `Array.from($('select').selectedOptions, each => each.index)`,
  ),
  probe(
    'select with options put in',
    '<select><option>a</select>',
    `$('select').add(new win.Option('b', 'b', true, true));`,
    `[$('select').value, $('select').length]`,
  ),
  probe(
    'date by valueAsDate',
    '<input type="date">',
    `$('input').valueAsDate = new Date(Date.UTC(2020, 1, 3));`,
    `$('input').value`,
  ),
  probe(
    'number by valueAsNumber',
    '<input type="number">',
    `$('input').valueAsNumber = 12;`,
    `$('input').value`,
  ),
  probe('stepUp', '<input type="number" value="1">', `$('input').stepUp(4);`, `$('input').value`),
  probe('stepDown', '<input type="time" value="10:00">', `$('input').stepDown(3);`, `$('input').value`),
  probe(
    'range',
    '<input type="range" min="0" max="10" value="1">',
    `$('input').value = 7;`,
    `$('input').value`,
  ),
  probe(
    'range that its maximum moves',
    '<input type="range" min="0" max="10" value="9">',
    `$('input').max = 5;`,
    `$('input').value`,
  ),
  probe('color', '<input type="color">', `$('input').value = '#ff0000';`, `$('input').value`),
  probe('setRangeText', '<input value="abcdef">', `$('input').setRangeText('XY', 1, 3);`, `$('input').value`),
  probe(
    'form.reset()',
    '<form><input value="a"><input type="checkbox" checked><select><option>a<option selected>b</select><textarea>t</textarea></form>',
    `$('form').reset();`,
    `Array.from($('form').elements, each => [each.value, each.type === 'checkbox' && each.checked])`,
    {
      before: `$('input').value = 'b'; $('[type=checkbox]').checked = false; $('select').selectedIndex = 0; $('textarea').value = 'u';`,
    },
  ),
  probe('textarea', '<textarea>a</textarea>', `$('textarea').value = 'two\\nlines';`, `$('textarea').value`),
  probe(
    'textarea default',
    '<textarea>a</textarea>',
    `$('textarea').defaultValue = 'other';`,
    `$('textarea').value`,
  ),
  probe(
    'type changed',
    '<input value="5">',
    `$('input').type = 'range'; $('input').value = 80;`,
    `[$('input').type, $('input').value]`,
  ),
  probe(
    'contenteditable',
    '<div contenteditable>text</div>',
    `$('div').firstChild.data = 'other'; $('div').append(doc.createElement('b'));`,
    `$('div').innerHTML`,
  ),
  probe(
    'custom validity',
    '<style>.v1:invalid { color: rgb(1, 2, 3); }</style><input class="v1">',
    `$('input').setCustomValidity('secret reason');`,
    style('input', 'color'),
  ),
  probe('custom validity before', '<select><option>a</select>', '', `$('select').matches(':invalid')`, {
    before: `$('select').setCustomValidity('no');`,
  }),
  probe(
    'custom validity taken away',
    '<input>',
    `$('input').setCustomValidity('');`,
    `$('input').matches(':valid')`,
    {
      before: `$('input').setCustomValidity('no');`,
    },
  ),
  probe(
    'required field that is filled',
    '<input required>',
    `$('input').value = 'a';`,
    `$('input').matches(':valid')`,
  ),
  probe(
    'field disabled by its fieldset',
    '<fieldset><input></fieldset>',
    `$('fieldset').disabled = true;`,
    `$('input').matches(':disabled')`,
  ),
  probe('output', '<output>1</output>', `$('output').value = '2';`, `$('output').value`),
  probe('progress', '<progress max="10"></progress>', `$('progress').value = 4;`, `$('progress').position`),
  probe('meter', '<meter max="10" value="1"></meter>', `$('meter').value = 4;`, `$('meter').value`),
  probe(
    'details',
    '<details><summary>a</summary>b</details>',
    `$('details').open = true;`,
    `$('details').open`,
  ),
];

const SHEETS: Probe[] = [
  probe(
    'insertRule',
    '<style>.s1 { color: red; }</style><p class="s1">a</p>',
    `$('style').sheet.insertRule('.s1 { margin-left: 7px; }', 1);`,
    style('p', 'marginLeft'),
  ),
  probe(
    'deleteRule',
    '<style>.s2 { margin-left: 7px; }</style><p class="s2">a</p>',
    `$('style').sheet.deleteRule(0);`,
    style('p', 'marginLeft'),
  ),
  probe(
    'style of a rule',
    '<style>.s3 { color: red; }</style><p class="s3">a</p>',
    `$('style').sheet.cssRules[0].style.marginLeft = '7px';`,
    style('p', 'marginLeft'),
  ),
  probe(
    'style of a rule in a group',
    '<style>@media all { .s4 { color: red; } }</style><p class="s4">a</p>',
    `$('style').sheet.cssRules[0].cssRules[0].style.setProperty('margin-left', '7px');`,
    style('p', 'marginLeft'),
  ),
  probe(
    'rule inserted into a group',
    '<style>@media all { }</style><p class="s5">a</p>',
    `$('style').sheet.cssRules[0].insertRule('.s5 { margin-left: 7px; }');`,
    style('p', 'marginLeft'),
  ),
  probe(
    'selectorText',
    '<style>.s6x { margin-left: 7px; }</style><p class="s6">a</p>',
    `$('style').sheet.cssRules[0].selectorText = '.s6';`,
    style('p', 'marginLeft'),
  ),
  probe(
    'sheet disabled',
    '<style>.s7 { margin-left: 7px; }</style><p class="s7">a</p>',
    `$('style').sheet.disabled = true;`,
    style('p', 'marginLeft'),
  ),
  probe(
    'text of a sheet',
    '<style>.s8 { color: red; }</style><p class="s8">a</p>',
    `$('style').textContent = '.s8 { margin-left: 7px; }';`,
    style('p', 'marginLeft'),
  ),
  probe(
    'sheet put in',
    '<p class="s9">a</p>',
    `const s = doc.createElement('style'); s.textContent = '.s9 { margin-left: 7px; }'; box.append(s);`,
    style('p', 'marginLeft'),
  ),
  probe(
    'adopted sheet',
    '<p class="s10">a</p>',
    `const s = new win.CSSStyleSheet(); s.replaceSync('.s10 { margin-left: 7px; }'); doc.adoptedStyleSheets = [...doc.adoptedStyleSheets, s];`,
    style('p', 'marginLeft'),
  ),
  probe(
    'adopted sheet pushed, changed later',
    '<p class="s11">a</p>',
    `const s = new win.CSSStyleSheet(); doc.adoptedStyleSheets.push(s); await later(); s.insertRule('.s11 { margin-left: 7px; }');`,
    style('p', 'marginLeft'),
  ),
  probe(
    'adopted sheet replaced',
    '<p class="s12">a</p>',
    `const s = new win.CSSStyleSheet(); doc.adoptedStyleSheets.push(s); await s.replace('.s12 { margin-left: 7px; }');`,
    style('p', 'marginLeft'),
  ),
  probe(
    'adopted sheet taken away',
    '<p class="s13">a</p>',
    `doc.adoptedStyleSheets = doc.adoptedStyleSheets.filter(each => each !== win.s13);`,
    style('p', 'marginLeft'),
    {
      before: `const s = win.s13 = new win.CSSStyleSheet(); s.replaceSync('.s13 { margin-left: 9px; }'); doc.adoptedStyleSheets.push(s);`,
    },
  ),
  probe(
    'style property',
    '<p style="color: red">a</p>',
    `$('p').style.setProperty('margin-left', '7px', 'important');`,
    `$('p').style.cssText`,
  ),
  probe(
    'custom property',
    '<p style="margin-left: var(--m1)">a</p>',
    `$('p').style.setProperty('--m1', '7px');`,
    style('p', 'marginLeft'),
  ),
  probe(
    'class',
    '<style>.s14 { margin-left: 7px; }</style><p>a</p>',
    `$('p').classList.add('s14');`,
    style('p', 'marginLeft'),
  ),
  probe(
    'animate()',
    '<p>a</p>',
    `const a = $('p').animate([{ marginLeft: '0px' }, { marginLeft: '100px' }], 1000); a.pause(); a.currentTime = 500;`,
    style('p', 'marginLeft'),
  ),
  probe(
    'animate(), finished',
    '<p>a</p>',
    `$('p').animate({ opacity: [1, 0.25] }, { duration: 1e6, fill: 'forwards' }).finish();`,
    style('p', 'opacity'),
  ),
  probe('animate(), cancelled', '<p>a</p>', `box.moving.cancel();`, style('p', 'marginLeft'), {
    before: `box.moving = $('p').animate([{ marginLeft: '9px' }, { marginLeft: '9px' }], { duration: 1000, iterations: Infinity });`,
  }),
  probe('animate() before', '<p>a</p>', '', style('p', 'marginLeft'), {
    before: `$('p').animate([{ marginLeft: '9px' }, { marginLeft: '9px' }], { duration: 1000, iterations: Infinity });`,
  }),
  probe(
    'animate() of a pseudo-element',
    '<style>.s15::before { content: "x"; }</style><p class="s15">a</p>',
    `$('p').animate([{ marginLeft: '9px' }, { marginLeft: '9px' }], { duration: 1000, iterations: Infinity, pseudoElement: '::before' });`,
    `win.getComputedStyle($('p'), '::before').marginLeft`,
  ),
  probe(
    'animated element that moves',
    '<p>a</p><div></div>',
    `$('p').animate([{ marginLeft: '9px' }, { marginLeft: '9px' }], { duration: 1000, iterations: Infinity }); await later(); $('div').append($('p'));`,
    `[${style('p', 'marginLeft')}, $('p').parentNode.localName]`,
  ),
  probe(
    'new Animation()',
    '<p>a</p>',
    `new win.Animation(new win.KeyframeEffect($('p'), [{ marginLeft: '9px' }, { marginLeft: '9px' }], { duration: 1000, iterations: Infinity })).play();`,
    style('p', 'marginLeft'),
  ),
];

const SHADOWS: Probe[] = [
  probe(
    'open shadow root',
    '<div></div>',
    `$('div').attachShadow({ mode: 'open' }).innerHTML = '<b>a</b>';`,
    `$('div').shadowRoot?.innerHTML`,
  ),
  probe(
    'shadow root in a shadow root',
    '<div></div>',
    `const r = $('div').attachShadow({ mode: 'open' }); r.innerHTML = '<section></section>'; r.firstChild.attachShadow({ mode: 'open' }).textContent = 'deep';`,
    `$('div').shadowRoot?.querySelector('section')?.shadowRoot?.textContent`,
  ),
  probe(
    'closed shadow root',
    '<div></div>',
    `const r = $('div').attachShadow({ mode: 'closed' }); r.innerHTML = '<b style="display: block; height: 33px"></b>';`,
    `$('div').offsetHeight`,
    { onlySeen: true },
  ),
  probe(
    'shadow root changed',
    '<div></div>',
    `$('div').shadowRoot.firstChild.textContent = 'b';`,
    `$('div').shadowRoot?.textContent`,
    { before: `$('div').attachShadow({ mode: 'open' }).innerHTML = '<b>a</b>';` },
  ),
  probe(
    'declarative shadow root',
    '<div></div>',
    `box.setHTMLUnsafe('<div><template shadowrootmode="open"><b>declared</b><slot></slot></template>light</div>');`,
    `$('div').shadowRoot?.textContent + $('div').textContent`,
  ),
  probe(
    'sheet adopted in a shadow root',
    '<div></div>',
    `const r = $('div').attachShadow({ mode: 'open' }); r.innerHTML = '<b>a</b>'; const s = new win.CSSStyleSheet(); s.replaceSync('b { margin-left: 7px; }'); r.adoptedStyleSheets = [s];`,
    `win.getComputedStyle($('div').shadowRoot?.querySelector('b') ?? box).marginLeft`,
  ),
  probe(
    'slot reassigned',
    '<div><i slot="a">x</i></div>',
    `$('i').slot = 'b';`,
    `$('i').assignedSlot?.name`,
    {
      before: `$('div').attachShadow({ mode: 'open' }).innerHTML = '<slot name="a">fallback</slot><slot name="b"></slot>';`,
    },
  ),
  probe(
    'slot with fallback',
    '<div><i slot="a">x</i></div>',
    `$('i').remove();`,
    `Array.from($('div').shadowRoot.querySelector('slot').assignedNodes({ flatten: true }), each => each.textContent)`,
    { before: `$('div').attachShadow({ mode: 'open' }).innerHTML = '<slot name="a">fallback</slot>';` },
  ),
  probe(
    'host and its children',
    '<div><i>light</i></div>',
    `const r = $('div').attachShadow({ mode: 'open' }); r.innerHTML = '<style>:host { color: rgb(1, 2, 3); } ::slotted(i) { margin-left: 7px; }</style><slot></slot>';`,
    `[${style('div', 'color')}, ${style('i', 'marginLeft')}]`,
  ),
  probe(
    'field in a shadow root',
    '<div></div>',
    `$('div').shadowRoot.querySelector('input').value = 'b';`,
    `$('div').shadowRoot?.querySelector('input').value`,
    { before: `$('div').attachShadow({ mode: 'open' }).innerHTML = '<input value="a">';` },
  ),
  probe(
    'rule in a shadow root',
    '<div></div>',
    `$('div').shadowRoot.querySelector('style').sheet.insertRule('b { margin-left: 7px; }');`,
    `win.getComputedStyle($('div').shadowRoot.querySelector('b')).marginLeft`,
    { before: `$('div').attachShadow({ mode: 'open' }).innerHTML = '<style></style><b>a</b>';` },
  ),
  probe(
    'element defined later',
    '<style>late-a { color: red; } late-a:defined { margin-left: 7px; }</style><late-a>a</late-a>',
    `win.customElements.define('late-a', class extends win.HTMLElement {});`,
    style('late-a', 'marginLeft'),
  ),
  probe('element defined before', '<early-a>a</early-a>', '', `$('early-a').matches(':defined')`, {
    before: `win.customElements.define('early-a', class extends win.HTMLElement {});`,
  }),
  probe(
    'element defined later in a shadow root',
    '<div></div>',
    `win.customElements.define('late-b', class extends win.HTMLElement { constructor() { super(); this.attachShadow({ mode: 'open' }).innerHTML = '<b>inside</b>'; } });`,
    `[$('div').shadowRoot?.querySelector('late-b').matches(':defined'), $('div').shadowRoot?.querySelector('late-b').shadowRoot?.textContent]`,
    { before: `$('div').attachShadow({ mode: 'open' }).innerHTML = '<late-b>a</late-b>';` },
  ),
  probe(
    'built-in element of another kind',
    '<p></p>',
    `win.customElements.define('own-p', class extends win.HTMLParagraphElement {}, { extends: 'p' }); box.append(doc.createElement('p', { is: 'own-p' }));`,
    `box.querySelectorAll('p:defined').length`,
  ),
];

const top = (ids: string) =>
  `[${ids}].map(id => { const e = $('#' + id); return [e.matches(':popover-open'), e.nodeName === 'DIALOG' && e.matches(':modal'), e.open]; })`;
const TOP = `<style>[popover], dialog { inset: 0; margin: auto; width: 90px; height: 60px; } body { height: 140px; margin: 0; }</style>`;
const above = `doc.elementFromPoint(win.innerWidth / 2, win.innerHeight / 2)?.id`;

const TOP_LAYER: Probe[] = [
  probe('popover', '<p id="a" popover>a</p>', `$('#a').showPopover();`, top(`'a'`), { framed: true }),
  probe('popover open before', '<p id="a" popover>a</p>', '', top(`'a'`), {
    framed: true,
    before: `$('#a').showPopover();`,
  }),
  probe('popover hidden', '<p id="a" popover>a</p>', `$('#a').hidePopover();`, top(`'a'`), {
    framed: true,
    before: `$('#a').showPopover();`,
  }),
  probe(
    'popover in a popover',
    '<div id="a" popover>a<button popovertarget="b">x</button></div><p id="b" popover>b</p>',
    `$('#a').showPopover(); $('button').click();`,
    top(`'a', 'b'`),
    { framed: true },
  ),
  probe(
    'popover dismissed by another',
    '<p id="a" popover>a</p><p id="b" popover>b</p>',
    `$('#b').showPopover();`,
    top(`'a', 'b'`),
    { framed: true, before: `$('#a').showPopover();` },
  ),
  probe(
    'popover taken out',
    '<p id="a" popover="manual">a</p>',
    `const a = $('#a'); a.remove(); await later(); box.append(a);`,
    `$('#a')?.previousElementSibling?.id + ${top(`'a'`)}`,
    {
      framed: true,
      before: `$('#a').showPopover(); box.append(Object.assign(doc.createElement('i'), { id: 'i' }));`,
    },
  ),
  probe('modal dialog', '<dialog id="a">a</dialog>', `$('#a').showModal();`, top(`'a'`), { framed: true }),
  probe('modal dialog open before', '<dialog id="a">a</dialog>', '', top(`'a'`), {
    framed: true,
    before: `$('#a').showModal();`,
  }),
  probe(
    'modal dialog closed',
    '<dialog id="a">a</dialog><b>b</b>',
    `$('#a').close(); $('b').id = 'closed';`,
    `[${top(`'a'`)}, $('b').id]`,
    { framed: true, before: `$('#a').showModal();` },
  ),
  probe('dialog', '<dialog id="a">a</dialog>', `$('#a').show();`, top(`'a'`), { framed: true }),
  probe(
    'dialog that becomes modal',
    '<dialog id="a">a</dialog>',
    `$('#a').close(); $('#a').showModal();`,
    top(`'a'`),
    { framed: true, before: `$('#a').show();` },
  ),
  probe(
    'dialog that is modal no more',
    '<dialog id="a">a</dialog>',
    `$('#a').close(); $('#a').show();`,
    `[${top(`'a'`)}, ${style('#a', 'position')}]`,
    { framed: true, before: `$('#a').showModal();` },
  ),
  probe(
    'dialog over popover',
    `${TOP}<p id="a" popover="manual">a</p><dialog id="b">b</dialog>`,
    `$('#a').showPopover(); $('#b').showModal();`,
    above,
    { framed: true },
  ),
  probe(
    'popover over dialog',
    `${TOP}<dialog id="b">b<p id="a" popover="manual">a</p></dialog>`,
    `$('#b').showModal(); $('#a').showPopover();`,
    above,
    { framed: true },
  ),
  probe(
    'dialog over popover over dialog',
    `${TOP}<dialog id="c">c</dialog><p id="b" popover="manual">b</p><dialog id="a">a</dialog>`,
    `$('#a').showModal(); await later(); $('#b').showPopover(); await later(); $('#c').showModal();`,
    `[${above}, ${top(`'a', 'b', 'c'`)}]`,
    { onlySeen: true, framed: true },
  ),
  probe(
    'popover raised again',
    `${TOP}<p id="a" popover="manual">a</p><p id="b" popover="manual">b</p>`,
    `$('#a').hidePopover(); $('#a').showPopover();`,
    above,
    { onlySeen: true, framed: true, before: `$('#a').showPopover(); $('#b').showPopover();` },
  ),
  probe(
    'popover in a shadow root',
    '<div id="h"></div>',
    `const r = $('div').attachShadow({ mode: 'open' }); r.innerHTML = '<p popover>a</p>'; await later(); r.firstChild.showPopover();`,
    `$('div').shadowRoot?.firstElementChild?.matches(':popover-open')`,
    { framed: true },
  ),
];

const SPACES: Probe[] = [
  probe(
    'MathML',
    '<p></p>',
    `$('p').innerHTML = '<math><mfrac><mi>a</mi><mn>2</mn></mfrac></math>';`,
    `[$('mfrac')?.namespaceURI, $('mi')?.namespaceURI, ${style('mfrac', 'display').replace("$('mfrac')", "$('mfrac') ?? box")}]`,
  ),
  probe('MathML before', '<p></p>', '', `[$('math')?.namespaceURI, $('mfrac')?.namespaceURI]`, {
    before: `$('p').innerHTML = '<math><mfrac><mi>a</mi><mn>2</mn></mfrac></math>';`,
  }),
  probe(
    'MathML that moves',
    '<p></p><math><mi>a</mi></math>',
    `$('p').append($('math'));`,
    `[$('p math')?.namespaceURI, $('p mi')?.namespaceURI]`,
  ),
  probe(
    'HTML in MathML',
    '<p></p>',
    `$('p').innerHTML = '<math><mtext><b>a</b></mtext></math>';`,
    `[$('mtext')?.namespaceURI, $('b')?.namespaceURI]`,
  ),
  probe(
    'SVG gradient',
    '<p></p>',
    `$('p').innerHTML = '<svg viewBox="0 0 10 10"><linearGradient id="lg1"><stop offset="0" stop-color="red"/></linearGradient><rect width="5" height="5" fill="url(#lg1)"/></svg>';`,
    `[$('p').firstElementChild?.firstElementChild?.localName, $('svg')?.viewBox?.baseVal?.width, $('rect')?.getAttribute('fill')]`,
  ),
  probe(
    'SVG viewBox changed',
    '<svg viewBox="0 0 10 10"></svg>',
    `$('svg').setAttribute('viewBox', '0 0 20 20');`,
    `$('svg').viewBox.baseVal.width`,
  ),
  probe(
    'HTML in foreignObject',
    '<svg></svg>',
    `$('svg').innerHTML = '<foreignObject width="50" height="20"><div xmlns="http://www.w3.org/1999/xhtml">a</div></foreignObject>';`,
    `[$('svg').firstElementChild?.localName, $('div')?.namespaceURI, $('div')?.offsetWidth]`,
  ),
  probe(
    'SVG in HTML in SVG',
    '<p></p>',
    `$('p').innerHTML = '<svg><foreignObject><div><svg class="inner"><circle r="3"/></svg></div></foreignObject></svg>';`,
    `[$('.inner')?.namespaceURI, $('circle')?.r?.baseVal?.value]`,
  ),
  probe(
    'style in SVG',
    '<p></p>',
    `$('p').innerHTML = '<svg><style>.v7 { fill: rgb(1, 2, 3); }</style><rect class="v7"/></svg>';`,
    `win.getComputedStyle($('rect') ?? box).fill`,
  ),
  probe(
    'style in SVG, rule inserted',
    '<svg><style>.v8 { opacity: 0.5; }</style><rect class="v8"/></svg>',
    `$('style').sheet.insertRule('.v8 { fill: rgb(1, 2, 3); }', 1);`,
    style('rect', 'fill'),
  ),
  probe(
    'style in SVG, text changed',
    '<svg><style>.v9 { opacity: 0.5; }</style><rect class="v9"/></svg>',
    `$('style').textContent = '.v9 { fill: rgb(1, 2, 3); }';`,
    style('rect', 'fill'),
  ),
  probe(
    'link in SVG',
    '<svg><a><text>a</text></a></svg>',
    `$('a').setAttribute('href', 'https://example.org/x');`,
    `$('a').href.baseVal`,
  ),
  probe(
    'xlink put in later',
    '<svg><rect id="v10" width="9" height="9"/><use/></svg>',
    `$('use').setAttributeNS('http://www.w3.org/1999/xlink', 'xlink:href', '#v10');`,
    `[$('use').href.baseVal, $('use').getBBox().width]`,
  ),
  probe('xlink before', '<svg><rect id="v11" width="9" height="9"/></svg>', '', `$('use')?.getBBox().width`, {
    before: `$('svg').innerHTML += '<use xlink:href="#v11"/>';`,
  }),
  probe(
    'xlink taken away',
    '<svg><rect id="v12" width="9" height="9"/><use xlink:href="#v12"/></svg>',
    `$('use').removeAttributeNS('http://www.w3.org/1999/xlink', 'href');`,
    `$('use').getBBox().width`,
  ),
  probe(
    'table parts',
    '<table><tbody><tr><td>a</td></tr></tbody></table>',
    `$('table').createTHead().insertRow().insertCell().textContent = 'h';`,
    `$('table').innerHTML`,
  ),
];

const TREES: Probe[] = [
  probe('node moved', '<p><b>a</b></p><div></div>', `$('div').append($('b'));`, `box.innerHTML`),
  probe(
    'nodes turned inside out',
    '<p><b><i>a</i></b></p>',
    `$('p').append($('i')); $('i').append($('b'));`,
    `box.innerHTML`,
  ),
  probe(
    'text split and joined',
    '<p>abcdef</p>',
    `$('p').firstChild.splitText(3).data = 'X'; await later(); $('p').normalize();`,
    `$('p').innerHTML`,
  ),
  probe('outerHTML', '<p>a</p>', `$('p').outerHTML = '<ul><li>b</ul>';`, `box.innerHTML`),
  probe(
    'scrolled',
    '<div style="height: 20px; overflow: auto"><p style="height: 200px">a</p></div>',
    `$('div').scrollTop = 50;`,
    `$('div').scrollTop`,
  ),
  probe(
    'media',
    '<audio></audio>',
    `$('audio').volume = 0.5; $('audio').muted = true; $('audio').playbackRate = 2;`,
    `[$('audio').volume, $('audio').muted, $('audio').playbackRate]`,
  ),
  probe('media before', '<video></video>', '', `[$('video').volume, $('video').muted]`, {
    before: `$('video').volume = 0.25; $('video').muted = true;`,
  }),
  probe('hidden until found', '<p>a</p>', `$('p').hidden = true;`, style('p', 'display')),
  probe('inert', '<p>a</p>', `$('p').inert = true;`, `$('p').inert`),
  probe(
    'dir and lang',
    '<p>a</p>',
    `$('p').dir = 'rtl'; $('p').lang = 'ar';`,
    `[${style('p', 'direction')}, $('p').matches(':lang(ar)')]`,
  ),
];

const inner = `$('iframe').contentDocument`;
const FRAMES: Probe[] = [
  probe(
    'frame with srcdoc',
    '<p></p>',
    `const f = doc.createElement('iframe'); f.srcdoc = '<b>inside</b>'; $('p').append(f);`,
    `$('iframe')?.contentDocument?.body?.textContent`,
  ),
  probe(
    'srcdoc changed',
    '<iframe srcdoc="<b>a</b>"></iframe>',
    `$('iframe').srcdoc = '<i>b</i>';`,
    `${inner}.body?.innerHTML`,
  ),
  probe(
    'frame written to',
    '<iframe></iframe>',
    `${inner}.body.innerHTML = '<b>written</b>';`,
    `${inner}.body?.innerHTML`,
  ),
  probe(
    'frame opened and written',
    '<iframe srcdoc="<b>a</b>"></iframe>',
    `const d = ${inner}; d.open(); d.write('<p>one</p>'); d.close(); await later(); d.body.append('two');`,
    `${inner}.body?.innerHTML`,
  ),
  probe(
    'frame opened, not closed',
    '<iframe></iframe>',
    `const d = ${inner}; d.open(); d.write('<p>one</p>'); await later(); d.body.append('two');`,
    `${inner}.body?.innerHTML`,
  ),
  probe(
    'frame navigated',
    '<iframe src="/frame-a"></iframe>',
    `await new Promise(done => { $('iframe').onload = done; $('iframe').contentWindow.location.href = '/frame-b'; });`,
    `${inner}?.body?.textContent.trim().slice(-7)`,
  ),
  probe(
    'frame moved',
    '<iframe srcdoc="<b>a</b>"></iframe><div></div>',
    `$('div').append($('iframe'));`,
    `[$('div').firstElementChild?.localName, ${inner}.body?.innerHTML]`,
  ),
  probe(
    'frame changed after it moved',
    '<iframe srcdoc="<b>a</b>"></iframe><div></div>',
    `await new Promise(done => { $('iframe').onload = done; $('div').append($('iframe')); }); await later(); ${inner}.body.append('b');`,
    `${inner}.body?.innerHTML`,
  ),
  probe(
    'root element of a frame replaced',
    '<iframe srcdoc="<b>a</b>"></iframe>',
    `const d = ${inner}; const h = d.createElement('html'); h.innerHTML = '<body><i>new</i></body>'; d.documentElement.replaceWith(h); await later(); d.body.append('later');`,
    `${inner}.body?.innerHTML`,
  ),
  probe(
    'frame in a frame',
    '<iframe srcdoc="<iframe srcdoc=\'<b>deep</b>\'></iframe>"></iframe>',
    `const d = ${inner}.querySelector('iframe').contentDocument; d.body.append('er');`,
    `${inner}.querySelector('iframe')?.contentDocument?.body?.textContent`,
  ),
  probe(
    'frame in a shadow root',
    '<div></div>',
    `const r = $('div').attachShadow({ mode: 'open' }); r.innerHTML = '<iframe srcdoc="<b>a</b>"></iframe>';`,
    `$('div').shadowRoot?.querySelector('iframe')?.contentDocument?.body?.innerHTML`,
  ),
  probe(
    'sheet of a frame',
    '<iframe srcdoc="<style>b { color: red; }</style><b>a</b>"></iframe>',
    `${inner}.querySelector('style').sheet.insertRule('b { margin-left: 7px; }', 1);`,
    `$('iframe').contentWindow.getComputedStyle(${inner}.querySelector('b') ?? ${inner}.body).marginLeft`,
  ),
  probe(
    'animation in a frame',
    '<iframe srcdoc="<b>a</b>"></iframe>',
    `${inner}.querySelector('b').animate([{ marginLeft: '9px' }, { marginLeft: '9px' }], { duration: 1000, iterations: Infinity });`,
    `$('iframe').contentWindow.getComputedStyle(${inner}.querySelector('b') ?? ${inner}.body).marginLeft`,
  ),
  probe(
    'target in a frame',
    '<iframe srcdoc="<a name=x>a</a><b id=y>b</b>"></iframe>',
    `$('iframe').contentWindow.location.hash = '#y';`,
    `${inner}.querySelector(':target')?.localName`,
  ),
];

/** All of them. Each stands by itself, but for what there is only one of in a page: see `recorder.spec.ts`. */
export const PROBES: readonly Probe[] = [
  ...FIELDS,
  ...SHEETS,
  ...SHADOWS,
  ...TOP_LAYER,
  ...SPACES,
  ...TREES,
  ...FRAMES,
];

/** The boxes of all probes, as markup of a page. */
export function renderProbes(probes: readonly Probe[]): string {
  return probes
    .map(({ html, framed }, index) => {
      const quoted = html.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
      const content = framed
        ? `<iframe class="framed" width="300" height="150" srcdoc="${quoted}"></iframe>`
        : html;
      return `<section data-probe="${index}">${content}</section>`;
    })
    .join('\n');
}

const SCOPE = `const section = root.querySelector('[data-probe="' + index + '"]');
const framed = section.querySelector(':scope > iframe.framed');
const doc = framed ? framed.contentDocument : root;
const win = doc.defaultView;
const box = framed ? doc.body : section;
const $ = selector => box.querySelector(selector);
const later = () => new Promise(done => setTimeout(done, 250));`;

/** A script that gives what each probe reads; an error as its text. `root`: an expression for the document. */
export function readProbes(probes: readonly Probe[], root: string): string {
  const reads = probes.map(({ read }) => `(root, index) => { ${SCOPE} return ${read}; }`);
  return `(() => { const root = ${root}; return [${reads.join(',\n')}].map((read, index) => {
    try { return JSON.stringify(read(root, index)) ?? 'undefined'; } catch (error) { return String(error); }
  }); })()`;
}

/** A script that does what the probes do at a time, and gives the errors. */
export function runProbes(probes: readonly Probe[], step: 'before' | 'change'): string {
  const runs = probes.map(probe => `async (root, index) => { ${SCOPE} ${probe[step] ?? ''} }`);
  return `(async () => { const errors = []; let index = 0;
    for (const run of [${runs.join(',\n')}]) {
      try { await run(document, index); } catch (error) { errors.push(index + ' ' + error); }
      index += 1;
    }
    return errors; })()`;
}
