// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { keepAttribute } from '../../../../src/customer/privacy/keepAttribute.js';
import { maskCssText } from '../../../../src/customer/privacy/maskCssText.js';
import { maskStyle } from '../../../../src/customer/privacy/maskStyle.js';
import { maskText } from '../../../../src/customer/privacy/maskText.js';
import { sanitizeUrl, type UrlSanitizer } from '../../../../src/customer/privacy/sanitizeUrl.js';
import { createTestLog } from '../../../harness/createTestLog.js';
import { readWebNames } from './webNames.js';

const HTML = 'http://www.w3.org/1999/xhtml';
const SVG = 'http://www.w3.org/2000/svg';
const MATH = 'http://www.w3.org/1998/Math/MathML';

afterEach(() => void vi.unstubAllGlobals());

describe('maskText', () => {
  it('[PRV70] keeps the layout of a text, and nothing else', () => {
    expect(maskText(' Ada Lovelace\n\t1815 ', 'layout')).toBe(' *** ********\n\t**** ');
    expect(maskText('é😀字', 'layout')).toBe('***');
    expect(maskText(' \n ', 'layout')).toBe(' \n ');
  });

  it('[PRV71] tells of a field whether there is something, or how much', () => {
    expect(['', 'a', 'a b c d e f g h i j'].map(text => maskText(text, 'fixed'))).toEqual([
      ...['', '********', '********'],
    ]);
    expect(maskText('a b\n😀', 'same')).toBe('*****');
  });
});

describe('keepAttribute', () => {
  const keep = (tag: string, name: string, value: string, namespace: string | null = HTML) =>
    keepAttribute(tag, namespace, name, value, 'masked');

  it('[PRV72] keeps structure and style of a masked element', () => {
    const kept: [string, string, string][] = [
      ['div', 'class', 'card card--large'],
      ['div', 'role', 'dialog'],
      ['div', 'lang', 'de-CH'],
      ['td', 'colspan', '2'],
      ['img', 'width', '120'],
      ['table', 'width', '100%'],
      ['input', 'type', 'checkbox'],
      ['input', 'size', '20'],
      ['details', 'open', ''],
      ['a', 'aria-expanded', 'true'],
      ['font', 'color', '#336699'],
    ];
    for (const [tag, name, value] of kept) expect([name, keep(tag, name, value)]).toEqual([name, value]);
    expect(keep('svg', 'viewBox', '0 0 24 24', SVG)).toBe('0 0 24 24');
    expect(keep('path', 'stroke-width', '2', SVG)).toBe('2');
    expect(keep('mi', 'mathvariant', 'bold', MATH)).toBe('bold');
    expect(keep('option', 'disabled', 'secret')).toBe('');
    expect(keep('div', 'style', 'width: 3px; background: url(/secret.png)')).toBe('width: 3px;');
  });

  it('[PRV73] keeps no content', () => {
    const dropped =
      `id title alt placeholder aria-label aria-valuetext aria-description value data-x href src srcset
      srcdoc content poster cite download ping formaction action name for checked selected label summary abbr
      datetime start pattern list coords usemap itemid about xlink:href onclick unknown`.split(/\s+/);
    for (const name of dropped) expect([name, keep('input', name, 'secret')]).toEqual([name, null]);
    expect(keep('x-card', 'width', '4')).toBeNull();
    expect(keep('x-card', 'number', '4111')).toBeNull();
    expect(keep('path', 'd', 'M0 0', SVG)).toBeNull();
    expect(keep('rect', 'x', '1', SVG)).toBeNull();
  });

  it('[PRV82] of lists of words those are kept that are known', () => {
    expect(keep('div', 'role', 'secret Button  none')).toBe('Button none');
    const rel = () => 'stylesheet secret';
    expect(keepAttribute('link', HTML, 'rel', rel(), 'masked', rel)).toBe('stylesheet');
    const media = '(min-width: 40em) and (prefers-color-scheme: dark), print';
    expect(keepAttribute('link', HTML, 'media', media, 'masked', rel)).toBe(media);
    expect(keepAttribute('link', HTML, 'media', 'secret', 'masked', rel)).toBeNull();
  });

  it('[PRV83] names of colours and words of SVG and styles are kept if the browser knows them', () => {
    const supports = vi.fn((property: string, value: string) => property === 'color' && value === 'tomato');
    vi.stubGlobal('CSS', { supports });
    expect(keep('font', 'color', 'tomato')).toBe('tomato');
    expect(keep('font', 'color', 'secret')).toBeNull();
    expect(keep('text', 'fill', 'tomato', SVG)).toBe('tomato');
    expect(keep('text', 'visibility', 'secret', SVG)).toBeNull();
    expect(maskStyle('color: tomato !important; nonsense: secret')).toBe('color: tomato !important;');
  });

  it.each([
    ['div', 'lang', 'secret-canary'],
    ['div', 'role', 'secret canary'],
    ['td', 'colspan', '4111111111111111'],
    ['text', 'x', '4111111111111111'],
    ['svg', 'viewBox', '4111111111111111'],
    ['img', 'width', '4111111111'],
    ['font', 'color', 'url(secret)'],
    ['input', 'type', 'Canary1234567'],
    ['div', 'slot', 'CANARY9'],
    ['div', 'aria-haspopup', 'CANARY 77'],
    ['th', 'scope', 'secret'],
    ['div', 'role', 'secret'],
    ['font', 'face', 'secret'],
    ['font', 'color', 'decade'],
    ['input', 'type', 'secret'],
    ['svg', 'preserveAspectRatio', 'secret'],
    ['link', 'media', 'secret'],
  ])('[PRV74] keeps no value that does not belong there: %s %s=%s', (tag, name, value) => {
    expect(keep(tag, name, value, /^(svg|text)$/.test(tag) ? SVG : HTML)).toBeNull();
  });

  it('[PRV75] keeps of a link to a style sheet its address, without query and fragment', () => {
    const link = (rel: string, href: string) =>
      keepAttribute('link', HTML, 'href', href, 'masked', name => (name === 'rel' ? rel : null));
    expect(link('preload stylesheet', '/a.css?k=secret#x')).toBe('/a.css');
    expect(link('canonical', '/a')).toBeNull();
    expect(link('stylesheet', 'data:text/css,secret')).toBeNull();
    expect(keepAttribute('link', HTML, 'rel', 'stylesheet', 'masked', () => 'stylesheet')).toBe('stylesheet');
  });

  it('[PRV76] sends of no element what acts, runs, or is a key', () => {
    const never = ['onclick', 'ONLOAD', 'nonce', 'integrity', 'srcdoc', 'ping', 'formaction'];
    for (const name of never) expect(keepAttribute('a', HTML, name, 'x', 'visible')).toBeNull();
    for (const value of ['javascript:a()', ' java\nscript:a()', '\u0001JavaScript:x', 'vbscript:x'])
      for (const name of ['href', 'xlink:href', 'src', 'action', 'data'])
        expect(keepAttribute('a', SVG, name, value, 'control')).toBeNull();
    expect(keepAttribute('a', HTML, 'href', '/javascript:x', 'visible')).toBe('/javascript:x');
    expect(keepAttribute('p', HTML, 'title', 'x', 'visible')).toBe('x');
    expect(keepAttribute('p', HTML, 'class', 'x', 'service')).toBeNull();
    for (const type of ['password', 'HIDDEN', 'file'])
      expect(keepAttribute('input', HTML, 'value', 'x', 'visible', () => type)).toBeNull();
    expect(keepAttribute('input', HTML, 'value', 'x', 'visible', () => 'text')).toBe('x');
  });

  it('[PRV77] whatever element and attribute there is, nothing outside of the list passes a mask', async () => {
    const { html, svg, mathml, attributes } = await readWebNames();
    expect([html, svg, mathml, attributes].map(({ length }) => length > 25)).toEqual(Array(4).fill(true));
    const CANARIES = [
      'CANARY-7f3k9q secret@example.com 4111 1111 1111 1111',
      'canary',
      '4111111',
      'canary-word',
    ];
    const names = new Set(['class', 'part', 'slot']);
    const passed: string[] = [];
    let tried = 0;
    for (const [namespace, elements] of [
      [HTML, [...html, 'x-custom', 'unknown']],
      [SVG, svg],
      [MATH, mathml],
      [null, ['any']],
    ] as const) {
      for (const element of elements) {
        for (const name of attributes) {
          for (const spelt of [name, name.toUpperCase()]) {
            if (names.has(name)) continue;
            for (const canary of CANARIES) {
              tried += 1;
              const kept = keepAttribute(element, namespace, spelt, canary, 'masked', () => 'text');
              // All that may be left of it is that it is there, or what a style is without its content.
              if (kept !== null && kept !== '') passed.push(`${element} ${spelt}: ${kept}`);
            }
          }
        }
      }
    }
    expect(passed).toEqual([]);
    expect(tried).toBeGreaterThan(500_000);
  });
});

describe('maskStyle', () => {
  it.each([
    ['color: red; WIDTH:10px', 'color: red; width: 10px;'],
    ['background: url("a;b") no-repeat; top: 1px', 'top: 1px;'],
    ['background:url(a;b.png);top:1px', 'top: 1px;'],
    ['content: "secret"; left: 0', 'left: 0;'],
    ["font-family: 'Open Sans', serif", "font-family: 'Open Sans', serif;"],
    [
      '--secret: word; --gap: 4px; --c: #fff; --n: 4111 1111; --m: 41111111; --r: 0.5',
      '--gap: 4px; --c: #fff; --r: 0.5;',
    ],
    ['mask-image: image-set("a.png" 1x)', ''],
    ['/* secret */ top: 1px', 'top: 1px;'],
    ['background: u\\72l(secret.png)', ''],
    ['background: url(secret', ''],
    ['nonsense; {top: 1px}', ''],
    ['width: calc(1px + (2px))!important', 'width: calc(1px + (2px))!important;'],
    ['', ''],
  ])('[PRV78] %s', (style, wanted) => {
    expect(maskStyle(style)).toBe(wanted);
  });
});

describe('maskCssText', () => {
  it.each([
    ['a::after { content: "secret 1" }', 'a::after { content: "****** *" }'],
    ["a::after { content: 'é' attr(x) }", "a::after { content: '*' attr(x) }"],
    ['i::before { content: "\\f101" }', 'i::before { content: "\\f101" }'],
    ['i::before { content: "\\73\\65 cret" }', 'i::before { content: "******" }'],
    ['li { content: "" ; quotes: "«" "»" }', 'li { content: "" ; quotes: "«" "»" }'],
    ['p { background: url(/a.png) }', 'p { background: none }'],
    ['p { --t: "secret"; font: 1px "A b" }', 'p { --t: "******"; font: 1px "A b" }'],
    ['input[type="text"], a[x=\'y\'] { top: 0 }', 'input[type="text"], a[x=\'y\'] { top: 0 }'],
    ['/* secret */ p { grid-template-areas: "a b" }', ' p { grid-template-areas: "a b" }'],
    ['@import "secret.css"; p { top: 0 }', ' p { top: 0 }'],
    ['@import url("secret.css") screen; p { top: 0 }', ' p { top: 0 }'],
    [
      '@font-face { font-family: "A"; src: url(a) format("woff2") }',
      '@font-face { font-family: "A"; src: none format("woff2") }',
    ],
    ['@counter-style x { symbols: "secret" }', '@counter-style x { symbols: "******" }'],
    ['p::after { content: "secret', 'p::after { content: "******"'],
  ])('[PRV79] %s', (css, wanted) => {
    expect(maskCssText(css)).toBe(wanted);
  });
});

describe('sanitizeUrl', () => {
  const BASE = 'https://shop.example/a/b?c=d#e';
  const clean = (url: string, sanitizer: UrlSanitizer | null = null, log = createTestLog()) =>
    sanitizeUrl(url, BASE, sanitizer, log);

  it.each([
    [BASE, 'https://shop.example/a/b'],
    ['/x?y=1', '/x'],
    ['x#y', 'x'],
    ['#token=1', ''],
    ['?q=1', ''],
    ['https://me:pass@other.example/x', 'https://other.example/x'],
    ['//u:p@h.example/x?y', 'https://h.example/x'],
    ['mailto:a@b.example?subject=x', 'mailto:a@b.example'],
    ['javascript:alert(1)', ''],
    ['data:text/plain,x', ''],
    ['blob:https://shop.example/0', ''],
    ['https://a b', ''],
  ])(
    '[PRV80] sends of an address what is before query and fragment, and no credentials: %s',
    (url, wanted) => {
      expect(clean(url)).toBe(wanted);
    },
  );

  it('[PRV81] asks the site, with the whole address; what is no answer counts as none, with a warning if it throws', () => {
    const asked: string[] = [];
    const sanitizer = (url: string) => {
      asked.push(url);
      return 'https://shop.example/***';
    };
    expect(clean('../x?y#z', sanitizer)).toBe('https://shop.example/***');
    expect(clean('https://u:p@h.example/?q', sanitizer)).toBe('https://shop.example/***');
    expect(asked).toEqual(['https://shop.example/x?y#z', 'https://h.example/?q']);
    const log = createTestLog();
    const throwing = () => {
      throw new Error('theirs');
    };
    expect(clean('/x?y', throwing, log)).toBe('/x');
    expect(clean('/x?y', (() => null) as unknown as UrlSanitizer, log)).toBe('/x');
    expect(log.codes()).toEqual(['urlSanitizerFailed']);
  });
});
