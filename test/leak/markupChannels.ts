import type { Channel } from './channel.js';

type Markup = (word: string) => string;

const named = (table: Record<string, Markup>): Channel[] =>
  Object.entries(table).map(([name, html]) => ({ name, html }));

/** What stands in the page from the beginning, besides attributes. */
const CONTENT: Record<string, Markup> = {
  text: word => `<p>${word}</p>`,
  comment: word => `<!-- ${word} -->`,
  'value of an input': word => `<input value="${word}">`,
  'value of a button': word => `<input type="button" value="${word}">`,
  'value of a hidden input': word => `<input type="hidden" value="${word}">`,
  'value of a checkbox': word => `<input type="checkbox" value="${word}" checked>`,
  'value of a radio button': word => `<input type="radio" value="${word}">`,
  placeholder: word => `<input placeholder="${word}">`,
  'name of a field': word => `<input name="${word}">`,
  'pattern of a field': word => `<input pattern="${word}">`,
  textarea: word => `<textarea>${word}</textarea>`,
  'text of an option': word => `<select><option>${word}</option></select>`,
  'value of an option': word => `<select><option value="${word}" selected>x</option></select>`,
  'label of an option': word => `<select><option label="${word}">x</option></select>`,
  'label of a group of options': word => `<select><optgroup label="${word}"><option>x</optgroup></select>`,
  datalist: word => `<datalist><option value="${word}">${word}</option></datalist>`,
  'text of SVG': word => `<svg width="9" height="9"><text x="1" y="1">${word}</text></svg>`,
  'title of SVG': word => `<svg><title>${word}</title><desc>${word}</desc></svg>`,
  'link in SVG': word => `<svg><a xlink:href="/${word}"><use href="#${word}" /></a></svg>`,
  'shape of SVG': word => `<svg><path d="M0 0" id="${word}" clip-path="url(#${word})" /></svg>`,
  'animation of SVG': word => `<svg><text>a<set attributeName="class" to="${word}" /></text></svg>`,
  'text of MathML': word => `<math><mtext>${word}</mtext><annotation>${word}</annotation></math>`,
  'open shadow root from markup': word =>
    `<div><template shadowrootmode="open"><p title="${word}">${word}</p></template></div>`,
  'slotted content': word =>
    `<div><template shadowrootmode="open"><slot></slot></template><span>${word}</span></div>`,
  'frame with srcdoc': word =>
    `<iframe srcdoc="<p title='${word}'>${word}</p><input value='${word}'>"></iframe>`,
  template: word => `<template><p>${word}</p></template>`,
  script: word => `<script type="application/json">{"a":"${word}"}</script>`,
  noscript: word => `<noscript>${word}</noscript>`,
  'content of an object': word => `<object>${word}</object>`,
  'fallback of a canvas': word => `<canvas width="9" height="9">${word}</canvas>`,
  'fallback of a video': word => `<video>${word}<track label="${word}" srclang="en"></video>`,
  meta: word => `<meta name="description" content="${word}">`,
  'link in the body': word => `<link rel="prefetch" href="/${word}" title="${word}">`,
  'style: text in content': word => `<style>.a::before { content: "${word}"; }</style>`,
  'style: comment': word => `<style>/* ${word} */ .a { color: red; }</style>`,
  'style: address': word => `<style>.a { background: url("/${word}.png"); }</style>`,
  'style: import': word => `<style>@import "/${word}.css";</style>`,
  'style: custom property': word => `<style>.a { --name: "${word}"; }</style>`,
  'style: text in a media rule': word =>
    `<style>@media all { .a::after { content: "a" "${word}"; } }</style>`,
  'style: counter': word =>
    `<style>.a::before { content: counter(x, symbols("${word}")) "${word}"; }</style>`,
  'style: attr()': word =>
    `<style>.attr::before { content: attr(data-secret); }</style><i class="attr" data-secret="${word}"></i>`,
};

/** Attributes that hold content. */
const ATTRIBUTES: Record<string, Markup> = {
  title: word => `<p title="${word}">a</p>`,
  alt: word => `<img alt="${word}" src="/none.png">`,
  'aria-label': word => `<p aria-label="${word}">a</p>`,
  'aria-description': word => `<p aria-description="${word}">a</p>`,
  'aria-valuetext': word => `<p role="slider" aria-valuetext="${word}">a</p>`,
  'aria-placeholder': word => `<p aria-placeholder="${word}" aria-roledescription="${word}">a</p>`,
  'aria-labelledby': word => `<p aria-labelledby="${word}" aria-controls="${word}">a</p>`,
  'data-*': word => `<p data-secret="${word}">a</p>`,
  'name of an attribute': word => `<p data-${word}="1" ${word}="1">a</p>`,
  id: word => `<p id="${word}">a</p>`,
  for: word => `<label for="${word}">a</label>`,
  href: word => `<a href="/${word}">a</a>`,
  'query of a link': word => `<a href="/a?key=${word}#${word}">a</a>`,
  'download and ping': word => `<a href="/" download="${word}" ping="/${word}" target="${word}">a</a>`,
  'src of a picture': word => `<img src="/${word}.png">`,
  'data address of a picture': word => `<img src="data:image/png;base64,${word}">`,
  srcset: word => `<img srcset="/${word}.png 1x, /${word}2.png 2x" sizes="${word}">`,
  source: word => `<picture><source srcset="/${word}.png"><img></picture>`,
  poster: word => `<video poster="/${word}.png"></video>`,
  'src of media': word => `<audio src="/${word}.ogg"></audio><video><source src="/${word}.ogv"></video>`,
  'data of an object': word => `<object data="/${word}" name="${word}"></object><embed src="/${word}">`,
  'name and title of a frame': word => `<iframe name="${word}" title="${word}"></iframe>`,
  'action of a form': word =>
    `<form action="/${word}" name="${word}"><button formaction="/${word}">a</button></form>`,
  'style: address in an attribute': word => `<p style="color: red; background: url(/${word}.png)">a</p>`,
  'style: variable in an attribute': word => `<p style="--name: ${word}; --other: '${word}'">a</p>`,
  'style: text in an attribute': word => `<p style="quotes: '${word}' '${word}'; content: '${word}'">a</p>`,
  'style: comment in an attribute': word => `<p style="color: red /* ${word} */; nonsense ${word}">a</p>`,
  'custom element': word => `<pay-card number="${word}" holder="${word}">a</pay-card>`,
  handler: word => `<button onclick="pay('${word}')" onfoo="${word}">a</button>`,
  'value of data and time': word => `<data value="${word}">1</data><time datetime="${word}">1</time>`,
  'cite and abbr': word => `<q cite="/${word}">a</q><table><tr><th abbr="${word}">a</th></tr></table>`,
  microdata: word => `<p itemprop="${word}" itemid="/${word}" itemtype="/${word}" about="${word}">a</p>`,
  'background of a table': word => `<table background="/${word}" summary="${word}"><tr><td>a</table>`,
  'content of a frame in an attribute': word =>
    `<div srcdoc="${word}" nonce="${word}" integrity="${word}">a</div>`,
  role: word => `<p role="${word}">a</p>`,
  'words for layout': word => `<p align="${word}"><font color="${word}" face="${word}">a</font></p>`,
  'words of a table': word =>
    `<table frame="${word}" rules="${word}"><tr><th scope="${word}" valign="${word}"></table>`,
  'words of a field': word =>
    `<textarea wrap="${word}" type="${word}"></textarea><input type="${word}" lang="${word}">`,
  'words of SVG': word =>
    `<svg preserveAspectRatio="${word}"><text fill="${word}" visibility="${word}" font-style="${word}">a</text></svg>`,
  'words of MathML': word => `<math display="${word}"><mi mathvariant="${word}" form="${word}">a</mi></math>`,
  'words of a link to a sheet': word =>
    `<link rel="stylesheet ${word}" media="${word}" charset="${word}" href="/a.css">`,
  'style: unknown property': word => `<p style="color: ${word}; nonsense: ${word}; -x-${word}: 1px">a</p>`,
  // Kept, as it is the structure of the page.
  class: word => `<p class="${word}">a</p>`,
  'name of an element': word => `<pay-${word}>a</pay-${word}>`,
  'part and slot': word => `<p part="${word}" slot="${word}">a</p>`,
};

export const markupChannels: Channel[] = [...named(CONTENT), ...named(ATTRIBUTES)];
