import type { Channel } from './channel.js';

type Change = (word: string) => string;

const named = (table: Record<string, Change>): Channel[] =>
  Object.entries(table).map(([name, script]) => ({ name: `change: ${name}`, script }));

/** What the page does inside of the hidden region. */
const INSIDE: Record<string, Change> = {
  'text put in': word => `box.textContent = '${word}';`,
  'text changed': word => `box.textContent = 'a'; await later(); box.firstChild.data = '${word}';`,
  'markup put in': word => `box.innerHTML = '<p title="${word}">${word}<!--${word}--></p>';`,
  'put in and taken out': word => `box.innerHTML = '<p>${word}</p>'; await later(); box.innerHTML = '';`,
  'attributes set': word => `
    const p = box.appendChild(document.createElement('p')); await later();
    for (const name of ['title', 'aria-label', 'data-x', 'id', 'style', 'href', 'onclick', 'x-y'])
      p.setAttribute(name, '${word}');
    p.dataset.other = '${word}'; p.style.setProperty('--x', '${word}'); p.style.backgroundImage = 'url(/${word})';`,
  'value typed': word => `
    const input = box.appendChild(document.createElement('input')); await later();
    input.value = '${word}'; input.dispatchEvent(new Event('input', { bubbles: true }));`,
  'value inserted, then cleared': word => `
    const input = document.createElement('input'); input.setAttribute('value', '${word}'); input.value = '';
    box.append(input); await later(); input.value = 'a'; await later(); input.value = '';`,
  'default value': word => `
    const input = box.appendChild(document.createElement('input')); await later();
    input.defaultValue = '${word}'; await later(); input.type = 'button'; await later(); input.type = 'text';`,
  'setRangeText and textarea': word => `
    const area = box.appendChild(document.createElement('textarea')); await later();
    area.setRangeText('${word}'); await later(); area.value = ' ${word} '; await later(); area.textContent = '${word}';`,
  'option chosen and added': word => `
    const select = box.appendChild(document.createElement('select')); await later();
    select.add(new Option('${word}', '${word}')); await later(); select.selectedIndex = 0; select.value = '${word}';`,
  'checkbox checked': word => `
    const input = box.appendChild(document.createElement('input')); input.type = 'checkbox'; await later();
    input.value = '${word}'; input.checked = true;`,
  'custom validity': word => `
    const input = box.appendChild(document.createElement('input')); await later();
    input.setCustomValidity('${word}'); input.reportValidity(); input.blur();`,
  canvas: word => `
    const canvas = box.appendChild(document.createElement('canvas')); await later();
    canvas.getContext('2d').fillText('${word}', 9, 9); canvas.title = '${word}';`,
  'open shadow root': word => `
    const host = box.appendChild(document.createElement('div')); await later();
    host.attachShadow({ mode: 'open' }).innerHTML = '<p title="${word}">${word}</p>';`,
  'closed shadow root': word => `
    const host = box.appendChild(document.createElement('div')); await later();
    const root = host.attachShadow({ mode: 'closed' }); root.innerHTML = '<p>${word}</p>'; await later();
    root.firstChild.title = '${word}'; root.append('${word}');`,
  'sheet adopted in a shadow root': word => `
    const root = box.attachShadow({ mode: 'open' }); root.innerHTML = '<p>a</p>';
    const sheet = new CSSStyleSheet(); sheet.replaceSync('p::before { content: "${word}"; }');
    root.adoptedStyleSheets = [sheet];`,
  'sheet adopted in a shadow root, changed': word => `
    const root = box.attachShadow({ mode: 'open' }); root.innerHTML = '<p>a</p>';
    const sheet = new CSSStyleSheet(); root.adoptedStyleSheets = [sheet]; await later();
    sheet.insertRule('p::before { content: "${word}"; }'); await later();
    sheet.replaceSync('p::after { content: "${word}"; }');`,
  'custom element': word => `
    customElements.define('late-card', class extends HTMLElement {
      connectedCallback() { this.attachShadow({ mode: 'open' }).innerHTML = '<b>${word}</b>'; this.setAttribute('number', '${word}'); }
    });
    box.append(document.createElement('late-card'));`,
  'frame with srcdoc': word => `
    const frame = document.createElement('iframe'); frame.srcdoc = '<p>a</p>'; box.append(frame);
    await new Promise(done => frame.addEventListener('load', done)); await later();
    const inside = frame.contentDocument; inside.title = '${word}'; inside.body.append('${word}'); await later();
    inside.body.innerHTML = '<p title="${word}">${word}</p>'; await later(); frame.srcdoc = '<p>${word}</p>';
    await new Promise(done => frame.addEventListener('load', done));`,
  'frame of the same site': word => `
    const frame = document.createElement('iframe'); frame.src = '/framed?key=${word}'; box.append(frame);
    await new Promise(done => frame.addEventListener('load', done)); await later();
    frame.contentDocument.body.append('${word}');`,
  'frame written into': word => `
    const frame = box.appendChild(document.createElement('iframe')); await later();
    const inside = frame.contentDocument; inside.open(); inside.write('<p>${word}</p>'); inside.close(); await later();
    inside.body.append('${word}');`,
  'frame with its sheets': word => `
    const frame = box.appendChild(document.createElement('iframe')); await later();
    const style = frame.contentDocument.head.appendChild(frame.contentDocument.createElement('style')); await later();
    style.sheet.insertRule('p::before { content: "${word}"; }');`,
  'rule inserted into a sheet': word => `
    const style = box.appendChild(document.createElement('style')); await later();
    style.sheet.insertRule('.a::before { content: "${word}"; }');`,
  'rule changed in a sheet': word => `
    const style = box.appendChild(document.createElement('style')); style.textContent = '.a::before { color: red; }';
    await later(); style.sheet.cssRules[0].style.content = '"${word}"';`,
  'text of a sheet and a rule at once': word => `
    const style = box.appendChild(document.createElement('style')); await later();
    style.textContent = '.a { top: 0; }'; style.sheet.insertRule('.a::before { content: "${word}"; }'); await later();
    style.disabled = true; style.disabled = false;`,
  'sheet of a moved style element': word => `
    const style = box.appendChild(document.createElement('style')); await later(); region.append(style);
    style.sheet.insertRule('.a::before { content: "${word}"; }');`,
  'text of a sheet': word => `
    const style = box.appendChild(document.createElement('style')); await later();
    style.textContent = '.a::before { content: "${word}"; background: url(/${word}); }';`,
  'animation of a child': word => `
    const p = box.appendChild(document.createElement('p')); p.textContent = 'a'; await later();
    p.animate([{ content: '"${word}"' }, { '--x': '${word}' }], { duration: 1e6, pseudoElement: '::before' });
    const moving = new Animation(new KeyframeEffect(p, { '--y': ['${word}', 'b'] }, 1e6)); moving.pause();`,
  'selection, target and popover': word => `
    const p = box.appendChild(document.createElement('p')); p.id = '${word}'; p.popover = 'manual'; p.textContent = 'a';
    await later(); p.showPopover(); location.hash = '#${word}'; getSelection().selectAllChildren(p); await later();
    p.hidePopover(); location.hash = ''; getSelection().removeAllRanges();`,
  animation: word => `box.animate([{ content: '"${word}"' }, { backgroundImage: 'url(/${word})' }], 10);`,
  'file chosen': word => `
    const input = box.appendChild(document.createElement('input')); input.type = 'file'; await later();
    const files = new DataTransfer(); files.items.add(new File(['${word}'], '${word}.txt')); input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));`,
};

/** What leaves the region. */
const LEAVING: Record<string, Change> = {
  'moved out': word => `
    box.innerHTML = '<p title="${word}">${word}</p>'; await later(); open.append(box.firstChild);`,
  'moved out at once': word => `
    box.innerHTML = '<p>${word}</p>'; open.append(box.firstChild);`,
  'moved out, then changed': word => `
    box.innerHTML = '<p>a</p>'; await later(); const p = box.firstChild; open.append(p); await later();
    p.textContent = '${word}';`,
  'text node moved out': word => `box.textContent = '${word}'; await later(); open.append(box.firstChild);`,
  'taken out, put back elsewhere': word => `
    box.innerHTML = '<p>${word}</p>'; await later(); const p = box.firstChild; p.remove(); await later(); open.append(p);`,
  'copied by cloneNode': word => `
    box.innerHTML = '<p title="${word}">${word}</p>'; await later(); open.append(box.firstChild.cloneNode(true));`,
  'copied from a detached copy': word => `
    box.innerHTML = '<p><b>${word}</b></p>'; await later(); const copy = box.firstChild.cloneNode(true); await later();
    open.append(copy.firstChild.cloneNode(true));`,
  'copied by importNode': word => `
    box.innerHTML = '<p>${word}</p>'; await later(); open.append(document.importNode(box.firstChild, true));`,
  'part of a text moved out': word => `
    box.textContent = 'aaaa${word}'; await later(); open.append(box.firstChild.splitText(4));`,
  'put in place of something seen': word => `
    box.innerHTML = '<p>${word}</p>'; const seen = open.appendChild(document.createElement('p')); await later();
    seen.replaceWith(box.firstChild);`,
  'host of a closed shadow root moved out': word => `
    const host = box.appendChild(document.createElement('div')); await later();
    host.attachShadow({ mode: 'closed' }).innerHTML = '<p>${word}</p>'; await later(); open.append(host);`,
  'host of an open shadow root moved out': word => `
    const host = box.appendChild(document.createElement('div'));
    host.attachShadow({ mode: 'open' }).innerHTML = '<p>${word}</p>'; await later(); open.append(host);`,
  'field moved out': word => `
    box.innerHTML = '<input>'; const input = box.firstChild; input.value = '${word}'; await later();
    open.append(input); await later(); input.value = ' ${word}';`,
  'moved out through a document of its own': word => `
    box.innerHTML = '<p>${word}</p>'; await later(); const other = document.implementation.createHTMLDocument('a');
    const p = other.adoptNode(box.firstChild); await later(); open.append(p);`,
  'moved by a fragment': word => `
    box.innerHTML = '<p>${word}</p>'; await later(); const parts = document.createDocumentFragment();
    parts.append(box.firstChild); await later(); open.append(parts);`,
};

export const insideChannels: Channel[] = named(INSIDE);
export const leavingChannels: Channel[] = named(LEAVING);
