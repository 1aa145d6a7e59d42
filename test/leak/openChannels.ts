import type { Channel } from './channel.js';

type Change = (word: string) => string;

const changes = (table: Record<string, Change>): Channel[] =>
  Object.entries(table).map(([name, script]) => ({ name: `open: ${name}`, script }));

const TOKENS = ['cc-number', 'cc-csc', 'cc-exp', 'one-time-code', 'current-password', 'new-password'];

/** Fields that are always masked, in what agents see. */
const FIELDS: Channel[] = [
  ...TOKENS.map(token => ({
    name: `open: autocomplete ${token}`,
    openHtml: (word: string) => `<input autocomplete="section-a ${token}" value="${word}" title="${word}">`,
  })),
  {
    name: 'open: password',
    openHtml: word => `<input type="password" value="${word}" placeholder="${word}">`,
  },
  { name: 'open: hidden input', openHtml: word => `<input type="hidden" name="x" value="${word}">` },
  { name: 'open: text field called passwd', openHtml: word => `<input name="user_passwd" value="${word}">` },
  { name: 'open: datalist', openHtml: word => `<datalist id="list"><option value="${word}"></datalist>` },
  { name: 'open: handler', openHtml: word => `<button onclick="pay('${word}')" nonce="${word}">a</button>` },
  { name: 'open: comment', openHtml: word => `<!-- ${word} -->` },
  { name: 'open: query of a link', openHtml: word => `<a href="/a?key=${word}#${word}">a</a>` },
  { name: 'open: link within the page', openHtml: word => `<a href="#${word}">a</a>` },
  { name: 'open: link that holds its content', openHtml: word => `<a href="data:text/plain,${word}">a</a>` },
  {
    name: 'open: query of a form',
    openHtml: word => `<form action="/a?key=${word}"><button formaction="/?${word}">a</button></form>`,
  },
  { name: 'open: address that runs', openHtml: word => `<a href="javascript:pay('${word}')">a</a>` },
  {
    name: 'open: query of a link in SVG',
    openHtml: word => `<svg><a href="/a?key=${word}"><text>a</text></a></svg>`,
  },
  { name: 'open: query of a frame', openHtml: word => `<iframe src="/other?key=${word}"></iframe>` },
  { name: 'open: script', openHtml: word => `<script type="application/json">"${word}"</script>` },
  {
    name: 'open: slotted into a mask',
    openHtml: word =>
      `<div><template shadowrootmode="open"><b data-gcb-mask><slot></slot></b></template>${word}<i title="${word}">${word}</i></div>`,
  },
  {
    name: 'open: content of a rule for something masked',
    openHtml: word =>
      `<style>[data-gcb-mask].styled::before { content: "${word}"; }</style><p data-gcb-mask class="styled">a</p>`,
  },
];

const CHANGES: Channel[] = changes({
  'password typed and shown': word => `
    const input = document.createElement('input'); input.type = 'password'; open.append(input); await later();
    input.value = '${word}'; input.dispatchEvent(new Event('input', { bubbles: true })); await later();
    input.type = 'text'; await later(); input.setAttribute('value', '${word}');`,
  'password shown before it is put in': word => `
    const input = document.createElement('input'); input.type = 'password'; input.value = '${word}';
    input.type = 'text'; open.append(input);`,
  'password copied': word => `
    const input = document.createElement('input'); input.type = 'password'; input.setAttribute('value', '${word}');
    open.append(input); await later(); const copy = input.cloneNode(); copy.type = 'text'; open.append(copy);`,
  'password put in again': word => `
    const input = document.createElement('input'); input.type = 'password'; input.value = '${word}';
    open.append(input); await later(); input.remove(); await later(); input.type = 'text'; open.append(input);`,
  'password replaced by another field': word => `
    const div = open.appendChild(document.createElement('div'));
    div.innerHTML = '<input type="password" name="pin">'; div.firstChild.value = '${word}'; await later();
    div.innerHTML = '<input type="text" name="pin">'; div.firstChild.value = '${word}';`,
  'password in a closed shadow root': word => `
    const root = open.appendChild(document.createElement('div')).attachShadow({ mode: 'closed' }); await later();
    root.innerHTML = '<input type="password">'; const input = root.firstChild; input.value = '${word}'; await later();
    input.type = 'text';`,
  'password in a frame': word => `
    const frame = open.appendChild(document.createElement('iframe')); await later();
    frame.contentDocument.body.innerHTML = '<input type="password" value="${word}">'; await later();
    frame.contentDocument.querySelector('input').type = 'text';`,
  'password from markup, shown at once': word => `
    const div = open.appendChild(document.createElement('div')); await later();
    div.innerHTML = '<input type="password" value="${word}">'; div.firstChild.type = 'text';`,
  'mask taken away and put back': word => `
    const p = open.appendChild(document.createElement('p')); p.setAttribute('data-gcb-mask', ''); p.textContent = '${word}';
    await later(); p.removeAttribute('data-gcb-mask'); p.setAttribute('data-gcb-mask', '');`,
  'mask handed to what is around it': word => `
    const outer = open.appendChild(document.createElement('div')); const p = outer.appendChild(document.createElement('p'));
    p.setAttribute('data-gcb-mask', ''); p.textContent = '${word}'; await later();
    p.removeAttribute('data-gcb-mask'); outer.setAttribute('data-gcb-mask', '');`,
  'autocomplete set late': word => `
    const input = open.appendChild(document.createElement('input')); await later();
    input.autocomplete = 'cc-number'; input.value = '${word}'; await later(); input.autocomplete = 'off';
    input.autocomplete = 'cc-number';`,
  'name of a file': word => `
    const input = document.createElement('input'); input.type = 'file'; open.append(input); await later();
    const files = new DataTransfer(); files.items.add(new File(['${word}'], '${word}.txt')); input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));`,
  'mask added late': word => `
    const p = open.appendChild(document.createElement('p')); await later();
    p.setAttribute('data-gcb-mask', ''); p.textContent = '${word}'; p.title = '${word}';`,
  'mask added with the content': word => `
    const p = open.appendChild(document.createElement('p')); await later();
    p.innerHTML = '<b>${word}</b>'; await null; p.setAttribute('data-gcb-mask', '');`,
  'region wrapped late': word => `
    const outer = open.appendChild(document.createElement('div')); const p = document.createElement('p'); await later();
    outer.setAttribute('data-gcb-mask', ''); await later(); p.textContent = '${word}'; outer.append(p);`,
  'shadow root of a mask': word => `
    const host = open.appendChild(document.createElement('div')); host.setAttribute('data-gcb-mask', ''); await later();
    host.attachShadow({ mode: 'closed' }).innerHTML = '<p>${word}</p>';`,
  'query of the page’s address': word => `
    history.pushState(null, '', '/?key=${word}#${word}'); open.append('moved'); await later();
    history.replaceState(null, '', '/?other=${word}'); open.append('again');`,
  'fragment of the page’s address': word => `location.hash = '${word}'; open.append('hash');`,
  'rule inserted for something masked': word => `
    const style = open.appendChild(document.createElement('style'));
    const p = open.appendChild(document.createElement('p')); p.setAttribute('data-gcb-mask', ''); p.className = 'late';
    p.textContent = 'a'; await later(); style.sheet.insertRule('[data-gcb-mask].late::before { content: "${word}"; }');`,
  'mask for what a rule styles, with the content': word => `
    const style = open.appendChild(document.createElement('style')); style.textContent = '.held::before { content: "${word}"; }';
    await later(); const p = open.appendChild(document.createElement('p')); p.className = 'held';
    p.setAttribute('data-gcb-mask', '');`,
  'picture of a rule in a media rule for something masked': word => `
    const p = open.appendChild(document.createElement('p')); p.setAttribute('data-gcb-mask', ''); p.className = 'pictured';
    const style = open.appendChild(document.createElement('style'));
    style.textContent = '@media all { @supports (color: red) { .pictured:not(.x):hover { background: url(/${word}.png); } } }';
    await later(); style.sheet.cssRules[0].cssRules[0].insertRule('.pictured::after { content: "${word}"; }');`,
  'nested rule for something masked': word => `
    const p = open.appendChild(document.createElement('p')); p.setAttribute('data-gcb-mask', ''); p.className = 'nested';
    const style = open.appendChild(document.createElement('style'));
    style.textContent = '#open { & .nested { &::before { content: "${word}"; } } }';`,
  'rule changed for something masked': word => `
    const p = open.appendChild(document.createElement('p')); p.setAttribute('data-gcb-mask', ''); p.className = 'changed';
    const style = open.appendChild(document.createElement('style')); style.textContent = '.changed::before { top: 0; }';
    await later(); style.sheet.cssRules[0].style.setProperty('--text', '"${word}"');`,
  'sheet adopted here and in a mask': word => `
    const [seen, hidden] = [0, 1].map(() => open.appendChild(document.createElement('div')));
    hidden.setAttribute('data-gcb-mask', ''); const sheet = new CSSStyleSheet();
    for (const host of [seen, hidden]) {
      const root = host.attachShadow({ mode: 'open' }); root.innerHTML = '<p>a</p>'; root.adoptedStyleSheets.push(sheet);
    }
    await later(); await sheet.replace('p::before { content: "${word}"; }'); await later();
    hidden.shadowRoot.adoptedStyleSheets.length = 0; await later(); sheet.insertRule('p::after { content: "${word}"; }');`,
  'sheet that stands nowhere': word => `
    const host = open.appendChild(document.createElement('div')); const root = host.attachShadow({ mode: 'open' });
    root.innerHTML = '<p>a</p>'; const sheet = new CSSStyleSheet(); root.adoptedStyleSheets = [sheet]; await later();
    root.adoptedStyleSheets = []; await later(); sheet.insertRule('p::before { content: "${word}"; }'); await later();
    host.setAttribute('data-gcb-mask', ''); root.adoptedStyleSheets = [sheet];`,
  'sheet adopted for something masked': word => `
    const p = open.appendChild(document.createElement('p')); p.setAttribute('data-gcb-mask', ''); p.id = 'adopted';
    p.textContent = 'a'; const sheet = new CSSStyleSheet();
    sheet.replaceSync('#adopted::before { content: "${word}"; }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];`,
});

/** With everything private that nothing shows, what is not in the body is content too. */
const HEAD: Channel[] = changes({
  'title of the page': word => `document.title = '${word}';`,
  meta: word => `
    const meta = document.createElement('meta'); meta.name = 'author'; meta.content = '${word}'; document.head.append(meta);`,
}).map(channel => ({ ...channel, only: ['private'] }));

export const openChannels: Channel[] = [...FIELDS, ...CHANGES, ...HEAD];
