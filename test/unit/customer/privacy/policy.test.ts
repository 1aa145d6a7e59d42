// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { PolicyOptions } from '../../../../src/customer/privacy/createPolicy.js';
import type { Privacy } from '../../../../src/customer/privacy/policy.js';
import type { DomRestrictions, RestrictionRule } from '../../../../src/protocol/index.js';
import { compile, find, openPolicy } from './openPolicy.js';

let opened: ReturnType<typeof openPolicy> | undefined;
afterEach(() => {
  opened?.stop();
  opened = undefined;
  document.body.innerHTML = '';
  document.body.removeAttribute('class');
  history.replaceState(null, '', '/');
});

function open(
  html: string,
  rules: readonly RestrictionRule[] | DomRestrictions = [],
  options: Partial<PolicyOptions> = {},
) {
  document.body.innerHTML = html;
  opened = openPolicy(rules, options);
  return opened;
}
const mask = (selector: string): RestrictionRule => ({ selector, type: 'mask' });

describe('what holds for a node', () => {
  it.each<[string, Privacy]>([
    ['<b id=x></b>', 'visible'],
    ['<b id=x data-gcb-no-control></b>', 'control'],
    ['<b id=x data-gcb-mask></b>', 'masked'],
    ['<b id=x data-gcb-mask="false"></b>', 'masked'],
    ['<b id=x data-gcb-service-node="true"></b>', 'service'],
    ['<b id=x data-gcb-service-node="yes"></b>', 'visible'],
    ['<b id=x data-gcb-show></b>', 'visible'],
  ])('[PRV1] attributes decide: %s', (html, privacy) => {
    expect(open(html).of(find('x'))).toBe(privacy);
  });

  it('[PRV2] rules decide as attributes do, and allow-submit does only what it says', () => {
    const { of, policy } = open('<p class=m></p><p class=c></p><p class=s></p><button></button><a></a>', [
      mask('.m'),
      { selector: '.c', type: 'control' },
      { selector: 'p.s', type: 'service' },
      { selector: 'button', type: 'allow-submit' },
    ]);
    expect(Array.from(document.querySelectorAll('body *'), of)).toEqual([
      ...['masked', 'control', 'service', 'visible', 'visible'],
    ]);
    expect(policy.allowsSubmit(document.querySelector('button') as Element)).toBe(true);
    expect(policy.allowsSubmit(document.querySelector('a') as Element)).toBe(false);
  });

  it('[PRV3] the strictest wins, wherever it stands', () => {
    const order = ['service', 'masked', 'control', 'visible'];
    const attributes: Record<string, string> = {
      service: 'data-gcb-service-node="true"',
      masked: 'data-gcb-mask',
      control: 'data-gcb-no-control',
      visible: 'data-gcb-show',
    };
    for (const outer of order) {
      for (const inner of order) {
        const { of, stop } = open(
          `<div ${attributes[outer]}><p><b id=x ${attributes[inner]}>t</b></p></div>`,
        );
        const strictest = order.find(one => one === outer || one === inner);
        expect(of(find('x'))).toBe(strictest);
        expect(of(find('x').firstChild as Node)).toBe(strictest);
        stop();
      }
    }
  });

  it('[PRV4] masked and control-denied elements do not allow to submit', () => {
    const { policy } = open(
      '<p data-gcb-no-control><button id=a></button></p><p data-gcb-mask><button id=b></button></p>',
      [{ selector: 'button', type: 'allow-submit' }],
    );
    expect([find('a'), find('b')].map(policy.allowsSubmit)).toEqual([false, false]);
  });

  it('[PRV5] by default-private everything is masked that is not shown; a mask inside of what is shown masks, and what is shown inside of a mask is not', () => {
    const { of } = open(
      `<p id=a>t</p><div data-gcb-show><p id=b></p><div data-gcb-mask><p id=c data-gcb-show></p></div>
       <i data-gcb-no-control><b id=d></b></i><input id=e type=password></div><p id=f data-gcb-show=false></p><p id=g class=ok></p>`,
      [{ selector: '.ok', type: 'show' }],
      { privateByDefault: true },
    );
    expect(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(id => of(find(id)))).toEqual([
      ...['masked', 'visible', 'masked', 'control', 'masked', 'masked', 'visible'],
    ]);
    expect(of(document.head)).toBe('masked');
  });

  it('[PRV6] what was given to markServiceElement is left out, whatever its attribute says', () => {
    document.body.innerHTML = '<p id=x></p>';
    const marked = find('x');
    opened = openPolicy([], { isMarked: element => element === marked });
    expect(opened.of(marked)).toBe('service');
  });

  it('[PRV7] what cannot be judged, because the page has broken what judges, is masked, and said in the log', () => {
    const { of, log } = open('<p id=x></p>');
    vi.spyOn(Element.prototype, 'matches').mockImplementation(() => {
      throw new Error('theirs');
    });
    expect(of(find('x'))).toBe('masked');
    expect(log.codes('error')).toContain('privacyUnknown');
  });
});

describe('the flat tree', () => {
  function makeHost(inner: string, mode: ShadowRootMode = 'open') {
    const host = find('host');
    const root = host.attachShadow({ mode });
    root.innerHTML = inner;
    return { host, root };
  }

  it.each<ShadowRootMode>(['open', 'closed'])('[PRV10] shadow trees are as their hosts: %s', mode => {
    const { watch, of } = open('<div data-gcb-mask><div id=host></div></div>');
    const { root } = makeHost('<p>t</p>', mode);
    watch(root);
    expect(of(root.firstChild as Node)).toBe('masked');
    expect(of(root.firstChild?.firstChild as Node)).toBe('masked');
  });

  it.each<ShadowRootMode>(['open', 'closed'])(
    '[PRV11] what stands in a slot is as the slot, also text: %s',
    mode => {
      const roots = new Map<Element, ShadowRoot>();
      const { watch, of } = open('<div id=host>text<p id=x slot=a><b id=y></b></p><i id=z></i></div>', [], {
        shadowOf: element => roots.get(element) ?? null,
      });
      const { host, root } = makeHost(
        '<div data-gcb-mask><slot name=a></slot></div><div data-gcb-no-control><slot></slot></div>',
        mode,
      );
      roots.set(host, root);
      watch(root);
      expect(['x', 'y', 'z'].map(id => of(find(id)))).toEqual(['masked', 'masked', 'control']);
      expect(of(host.firstChild as Node)).toBe('control');
      expect(of(host)).toBe('visible');
    },
  );

  it('[PRV12] documents in frames are as their frame elements, also when they have left them', () => {
    const { watch, of } = open('<div data-gcb-mask><iframe id=f></iframe></div><iframe id=g></iframe>');
    const [f, g] = ['f', 'g'].map(id => (find(id) as HTMLIFrameElement).contentDocument);
    if (!f || !g) throw new Error('no documents');
    for (const inner of [f, g]) {
      inner.body.innerHTML = '<p>t</p>';
      watch(inner);
    }
    expect(of(f.body.firstChild as Node)).toBe('masked');
    expect(of(g.body.firstChild as Node)).toBe('visible');
    const text = f.body.firstChild as Node;
    find('f').remove();
    opened?.refresh();
    expect(of(text)).toBe('masked');
    const alone = document.implementation.createHTMLDocument();
    expect(of(alone.body)).toBe('masked');
  });

  it('[PRV13] a change of a slot changes what stands in it, and tells of it', () => {
    const { watch, of, refresh } = open('<div id=host>text<p id=x slot=b></p><p id=y slot=a></p></div>');
    const { host, root } = makeHost(
      '<div id=m data-gcb-mask><slot name=a></slot></div><slot></slot><slot name=b></slot>',
    );
    watch(root);
    expect(['x', 'y'].map(id => of(find(id)))).toEqual(['visible', 'masked']);
    expect(of(host.firstChild as Node)).toBe('visible');
    find('x').slot = 'a';
    expect(refresh()).toEqual(new Set([find('x')]));
    expect(of(find('x'))).toBe('masked');
    // Out of the mask by another slot: as if it were moved.
    find('x').slot = 'b';
    expect(refresh()).toEqual(new Set());
    expect(of(find('x'))).toBe('masked');
    find('y').removeAttribute('slot');
    root.querySelector('slot[name=b]')?.setAttribute('data-gcb-mask', '');
    refresh();
    expect(['x', 'y'].map(id => of(find(id)))).toEqual(['masked', 'masked']);
    // The default slot goes into the mask: the text of the host with it.
    const [, plain] = Array.from(root.querySelectorAll('slot'));
    root.querySelector('#m')?.append(plain as Element);
    expect(refresh()).toContain(host);
    expect(of(host.firstChild as Node)).toBe('masked');
  });
});

describe('what changes', () => {
  it('[PRV20] a mask that comes late is told of by its topmost element, once, and so is one that goes', () => {
    const { of, refresh } = open('<div id=a><p id=b data-gcb-mask><i id=c></i></p></div><p id=d></p>');
    const all = ['a', 'b', 'c', 'd'].map(find);
    const state = () => all.map(of).join();
    expect(state()).toBe('visible,masked,masked,visible');
    expect(refresh().size).toBe(0);
    find('a').setAttribute('data-gcb-mask', '');
    find('b').setAttribute('data-gcb-no-control', '');
    expect(refresh()).toEqual(new Set([find('a')]));
    expect(state()).toBe('masked,masked,masked,visible');
    find('a').removeAttribute('data-gcb-mask');
    find('b').removeAttribute('data-gcb-mask');
    expect(refresh()).toEqual(new Set([find('a')]));
    expect(state()).toBe('visible,control,control,visible');
    expect(refresh().size).toBe(0);
  });

  it('[PRV21] rules with combinators and :has() follow changes anywhere', () => {
    const { of, refresh } = open('<div id=a><p id=b></p><p id=c></p></div><em id=d></em>', [
      mask('.on #b'),
      mask('#b.x + #c'),
      { selector: 'div:has(i) ~ em', type: 'control' },
    ]);
    const state = () => ['b', 'c', 'd'].map(id => of(find(id))).join();
    expect(state()).toBe('visible,visible,visible');
    document.body.className = 'on';
    expect(refresh()).toEqual(new Set([find('b')]));
    find('b').className = 'x';
    expect(refresh()).toEqual(new Set([find('c')]));
    find('c').append(document.createElement('i'));
    expect(refresh()).toEqual(new Set([find('d')]));
    expect(state()).toBe('masked,masked,control');
    document.body.className = '';
    find('c').firstElementChild?.remove();
    expect(refresh()).toEqual(new Set([find('b'), find('d')]));
    expect(state()).toBe('visible,masked,visible');
  });

  it('[PRV22] rules that depend on what is typed or chosen are looked at whenever the page is', () => {
    const { of, refresh } = open('<input id=a type=checkbox><p id=b></p>', [mask('#a:checked + p')]);
    expect(of(find('b'))).toBe('visible');
    (find('a') as HTMLInputElement).checked = true;
    expect(refresh()).toEqual(new Set([find('b')]));
    expect(of(find('b'))).toBe('masked');
  });

  it('[PRV23] another address, or other rules, choose anew', () => {
    const sets = {
      sets: [{ urlPattern: '/pay/?$', rules: [mask('#a')] }, { rules: [mask('#b')] }],
    };
    const first = compile(sets);
    let rules = first;
    const { of, refresh } = open('<p id=a></p><p id=b></p><p id=c></p>', [], { restrictions: () => rules });
    const state = () => ['a', 'b', 'c'].map(id => of(find(id))).join();
    expect(state()).toBe('visible,masked,visible');
    history.replaceState(null, '', '/pay');
    expect(refresh()).toEqual(new Set([find('a')]));
    expect(state()).toBe('masked,masked,visible');
    rules = compile([mask('p#c'), mask('body > p#b')]);
    expect(refresh()).toEqual(new Set([find('a'), find('c')]));
    expect(state()).toBe('visible,masked,masked');
  });

  it('[PRV24] a set holds in a frame by the address of the frame or of the page; what shows, by the frame’s own', () => {
    history.replaceState(null, '', '/shop');
    const { watch, of } = open(
      '<iframe id=f></iframe>',
      {
        sets: [
          { urlPattern: '/shop', rules: [mask('b'), { selector: 'i', type: 'show' }] },
          { urlPattern: '/elsewhere', rules: [mask('u'), { selector: 's', type: 'show' }] },
        ],
      },
      { privateByDefault: true },
    );
    const inner = (find('f') as HTMLIFrameElement).contentDocument as Document;
    inner.body.innerHTML = '<b data-gcb-show></b><i></i><u data-gcb-show></u><s></s>';
    watch(inner);
    const [b, i, u, s] = Array.from(inner.body.children, of);
    expect([b, i, u, s]).toEqual(['masked', 'visible', 'visible', 'masked']);
  });

  it('[PRV25] tells which attributes matter, so that others cost nothing', () => {
    const { policy } = open('', [mask('[data-secret="a"] .x'), { selector: 'a[HREF]', type: 'control' }]);
    const names = ['style', 'title', 'class', 'data-secret', 'href', 'type', 'slot', 'data-gcb-mask'];
    expect(names.filter(policy.cares)).toEqual(names.slice(2));
    opened?.stop();
    expect(open('', [mask('p:focus-within')]).policy.cares('title')).toBe(true);
  });

  it('[PRV26] a page of many nodes is asked about once for each element, and not again when nothing matters', () => {
    const count = 5000;
    const { of, refresh, policy } = open(`<div>${'<p class=a>t<b></b></p>'.repeat(count)}</div>`, [
      mask('.m'),
      mask('#n'),
      { selector: '[data-x]', type: 'control' },
    ]);
    const nodes = Array.from(document.querySelectorAll('*')).flatMap(element => [
      element,
      ...Array.from(element.childNodes).filter(({ nodeType }) => nodeType === 3),
    ]);
    const elements = document.querySelectorAll('*').length;
    const matches = vi.spyOn(Element.prototype, 'matches');
    const search = vi.spyOn(Document.prototype, 'querySelectorAll');
    for (const node of nodes) of(node);
    expect(nodes.length).toBeGreaterThan(3 * count);
    expect(matches.mock.calls.length).toBeLessThanOrEqual(elements);
    matches.mockClear();
    const p = document.querySelector('p') as Element;
    for (let round = 0; round < 20; round += 1) {
      p.setAttribute('style', `left: ${round}px`);
      p.append('more');
      refresh();
      for (const node of nodes) of(node);
    }
    p.className = 'b';
    refresh();
    of(p);
    policy.refresh({ attributes: [], added: [], removed: [] });
    expect(matches.mock.calls.length).toBeLessThanOrEqual(1);
    expect(search).not.toHaveBeenCalled();
  });

  it('[PRV27] a page nested thousands deep is judged like any other', () => {
    const { of } = open('');
    // In no document: jsdom itself could not take it out again.
    let inner: Element = document.createElement('div');
    inner.setAttribute('data-gcb-mask', '');
    for (let depth = 0; depth < 2500; depth += 1) {
      const next = document.createElement('div');
      inner.append(next);
      inner = next;
    }
    expect(of(inner)).toBe('masked');
  });
});

describe('what was masked', () => {
  it('[PRV30] stays masked when it is moved out, with all that is in it, also by ways through no page', () => {
    const { of, refresh } = open(
      '<div id=m data-gcb-mask>t<p id=a><i id=b></i></p><p id=c></p></div><div id=o></div>',
    );
    const text = find('m').firstChild as Text;
    for (const node of [find('a'), find('b'), find('c'), text]) of(node);
    const [a, b, c] = ['a', 'b', 'c'].map(find) as [HTMLElement, HTMLElement, HTMLElement];
    find('o').append(a, text);
    c.remove();
    refresh();
    expect([a, b, text].map(of)).toEqual(['masked', 'masked', 'masked']);
    const wrapper = document.createElement('div');
    wrapper.append(c);
    find('o').append(wrapper);
    find('o').append(b);
    refresh();
    expect([wrapper, c, b].map(of)).toEqual(['visible', 'masked', 'masked']);
    find('m').removeAttribute('data-gcb-mask');
    refresh();
    expect([find('m'), a, b, c, text].map(of)).toEqual(['visible', ...Array(4).fill('masked')]);
  });

  it('[PRV31] also when it went in and out between two looks', () => {
    const { of, refresh } = open('<div id=m data-gcb-mask></div><div id=o></div>');
    const [a, b] = [document.createElement('p'), document.createElement('b')];
    a.append(b);
    find('m').append(a);
    find('o').append(b);
    find('o').append(a);
    refresh();
    expect([a, b, find('o')].map(of)).toEqual(['masked', 'masked', 'visible']);
  });

  it('[PRV32] is shown when the mask goes, also when it has changed its place in it', () => {
    const { of, refresh } = open('<div id=m data-gcb-mask><p id=a></p><p id=b></p></div>');
    of(find('a'));
    of(find('b'));
    find('m').append(find('a'));
    refresh();
    expect(of(find('a'))).toBe('masked');
    find('m').removeAttribute('data-gcb-mask');
    expect(refresh()).toEqual(new Set([find('m')]));
    expect([of(find('a')), of(find('b'))]).toEqual(['visible', 'visible']);
  });

  it('[PRV33] stays masked when it went from one mask to another that goes', () => {
    const { of, refresh } = open('<div id=m data-gcb-mask><p id=a></p></div><div id=n data-gcb-mask></div>');
    of(find('a'));
    find('n').append(find('a'));
    refresh();
    find('n').removeAttribute('data-gcb-mask');
    refresh();
    expect([of(find('n')), of(find('a'))]).toEqual(['visible', 'masked']);
  });

  it('[PRV35] with privateByDefault what nothing showed stays masked where something shows', () => {
    const { of, refresh } = open(
      '<div id=from><p id=a></p><p id=b data-gcb-show></p><p id=c></p><template id=t><u></u></template></div>' +
        '<div id=to data-gcb-show><i id=d></i></div>',
      [],
      { privateByDefault: true },
    );
    const show = () => ['a', 'b', 'c', 'd'].map(id => of(find(id)));
    expect(show()).toEqual(['masked', 'visible', 'masked', 'visible']);
    const copy = find('c').cloneNode(true);
    const made = document.importNode((find('t') as HTMLTemplateElement).content, true);
    const { firstElementChild: fresh } = made;
    find('to').append(find('a'), find('b'), copy, made);
    find('from').append(find('d'));
    refresh();
    expect(show()).toEqual(['masked', 'visible', 'masked', 'masked']);
    expect([copy, fresh].map(node => of(node as Node))).toEqual(['masked', 'visible']);
    find('to').append(find('d'));
    find('from').setAttribute('data-gcb-show', '');
    refresh();
    expect(show()).toEqual(['masked', 'visible', 'visible', 'masked']);
  });

  it('[PRV34] a copy of what is masked is masked, wherever it is put', () => {
    const { of, refresh } = open('<div id=m data-gcb-mask><p id=a><i>t</i></p></div><div id=o></div>');
    const copies = [find('a').cloneNode(true), document.importNode(find('a'), true)] as Element[];
    const text = find('a').firstChild?.firstChild?.cloneNode() as Text;
    find('o').append(...copies, text);
    refresh();
    expect([...copies, text, copies[0]?.firstChild as Node].map(of)).toEqual(Array(4).fill('masked'));
    const moved = find('a');
    find('o').append(moved);
    refresh();
    const late = find('o').cloneNode(true) as Element;
    document.body.append(late);
    refresh();
    expect([of(late), ...Array.from(late.children, of)]).toEqual(['visible', ...Array(3).fill('masked')]);
  });

  it('[PRV34] so is a part that is cut off a text, also of one that has left the mask', () => {
    const { of, refresh } = open('<p id=m data-gcb-mask>one two</p><p id=o></p>');
    const text = find('m').firstChild as Text;
    const inside = text.splitText(4);
    find('o').append(text);
    refresh();
    const outside = text.splitText(2);
    refresh();
    find('o').append(inside);
    refresh();
    expect([text, inside, outside].map(of)).toEqual(Array(3).fill('masked'));
    expect(of(find('o'))).toBe('visible');
  });
});

describe('telling of masked elements', () => {
  it('[PRV40] tells of the topmost of each masked part and of each field, once, those that come later too', async () => {
    const told: string[] = [];
    const { of, refresh } = open(
      '<div id=a data-gcb-mask><p id=b data-gcb-mask></p><input id=c></div><input id=d type=password><input type=hidden><datalist></datalist>',
      [],
      { onMasked: element => void told.push(element.id) },
    );
    const lookAtAll = async () => {
      refresh();
      for (const element of Array.from(document.querySelectorAll('*'))) of(element);
      await Promise.resolve();
    };
    await lookAtAll();
    expect(told.sort()).toEqual(['a', 'c', 'd']);
    document.body.insertAdjacentHTML('beforeend', '<p id=e data-gcb-mask></p>');
    find('d').setAttribute('type', 'text');
    await lookAtAll();
    await lookAtAll();
    expect(told).toEqual(['a', 'c', 'd', 'e']);
  });

  it('[PRV41] does not tell while the page is being read, and takes what the listener throws', async () => {
    const onMasked = vi.fn(() => {
      throw new Error('theirs');
    });
    const { of, log } = open('<p id=a data-gcb-mask></p><p id=b data-gcb-mask></p>', [], { onMasked });
    of(find('a'));
    of(find('b'));
    expect(onMasked).not.toHaveBeenCalled();
    await Promise.resolve();
    expect(onMasked).toHaveBeenCalledTimes(2);
    expect(log.codes('error')).toEqual(['maskedNotTold', 'maskedNotTold']);
  });

  it('[PRV42] private by default tells of the page as a whole, and of its fields', async () => {
    const told: Element[] = [];
    const { of } = open('<p></p><input>', [], {
      privateByDefault: true,
      onMasked: element => void told.push(element),
    });
    for (const element of Array.from(document.querySelectorAll('*'))) of(element);
    await Promise.resolve();
    expect(told).toEqual([document.documentElement, document.querySelector('input')]);
  });
});

describe('explain', () => {
  it('[PRV45] names the rules that decide, nearest first, with where they came from', () => {
    const rules = [
      ...compile({ sets: [{ name: 'Cards', rules: [{ ...mask('.card'), description: 'PCI' }] }] }),
      ...compile([mask('form p')], 'server'),
    ];
    const { policy } = open(
      '<form class=card><p id=a data-gcb-no-control></p></form><p id=b></p><input id=c type=password>',
      [],
      {
        restrictions: () => rules,
      },
    );
    const form = document.querySelector('form');
    expect(policy.explain(find('a'))).toEqual({
      privacy: 'masked',
      because: [
        { source: 'server', rule: 'form p', element: find('a') },
        { source: 'configuration', rule: '.card', element: form, set: 'Cards', description: 'PCI' },
      ],
    });
    expect(policy.explain(find('b'))).toEqual({ privacy: 'visible', because: [] });
    expect(policy.explain(find('c')).because).toEqual([
      { source: 'built-in', rule: 'input[type="password" i]', element: find('c') },
    ]);
  });

  it('[PRV46] explains what is remembered, what is the default, and what the api has marked', () => {
    document.body.innerHTML =
      '<div id=m data-gcb-mask><p id=a></p></div><p id=b></p><input id=c name=x><p id=d></p>';
    const marked = find('d');
    opened = openPolicy([], { isMarked: element => element === marked });
    const { of, refresh, policy } = opened;
    of(find('a'));
    document.body.append(find('a'));
    (find('c') as HTMLInputElement).type = 'password';
    (find('c') as HTMLInputElement).type = 'text';
    refresh();
    const rule = (id: string) =>
      policy.explain(find(id)).because.map(({ source, rule: text }) => `${source}: ${text}`);
    expect(rule('a')).toEqual(['built-in: it was inside of a mask before it was moved or copied']);
    expect(rule('c')).toEqual(['built-in: it was a password, or stands for one']);
    expect(rule('d')).toEqual(['api: markServiceElement']);
    opened.stop();
    opened = openPolicy([], { privateByDefault: true });
    expect(opened.policy.explain(find('b')).because).toEqual([
      { source: 'configuration', rule: 'privateByDefault', element: document.documentElement },
    ]);
    find('b').setAttribute('data-gcb-show', '');
    opened.refresh();
    expect(opened.policy.explain(find('b'))).toMatchObject({
      privacy: 'visible',
      because: [{ source: 'attribute' }],
    });
  });
});
