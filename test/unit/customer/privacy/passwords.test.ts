// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PAGE_PATCHES } from '../../../../src/browser/pagePatches.js';
import { patchMember } from '../../../../src/browser/patchMember.js';
import { find, openPolicy } from './openPolicy.js';

let opened: ReturnType<typeof openPolicy> | undefined;
afterEach(() => {
  opened?.stop();
  opened = undefined;
  document.body.innerHTML = '';
});

function open(html: string) {
  document.body.innerHTML = html;
  opened = openPolicy();
  return opened;
}
const input = (id: string) => find(id) as HTMLInputElement;

describe('fields that are always masked', () => {
  it.each([
    '<input type=password>',
    '<input type=PassWord>',
    '<input type=hidden>',
    '<input type=file>',
    '<input autocomplete=cc-number>',
    '<input autocomplete="section-a shipping CC-CSC">',
    '<input autocomplete=cc-exp>',
    '<select autocomplete="billing cc-exp-month"></select>',
    '<input autocomplete=cc-exp-year>',
    '<input autocomplete=one-time-code>',
    '<input autocomplete=current-password>',
    '<textarea autocomplete=new-password></textarea>',
    '<x-field autocomplete=cc-number></x-field>',
    '<datalist><option value=a></datalist>',
    '<input name=loginPasswort>',
    '<input type=text id=user_pwd>',
  ])('[PRV50] %s', html => {
    const { of } = open(`<div data-gcb-show>${html}</div>`);
    const field = document.querySelector('div > *') as Element;
    expect(of(field)).toBe('masked');
    for (const child of Array.from(field.childNodes)) expect(of(child)).toBe('masked');
  });

  it.each([
    '<input>',
    '<input type=text autocomplete=cc-name>',
    '<input autocomplete=cc-numbers>',
    '<input autocomplete=off>',
    '<input type=submit name=resetPassword>',
    '<p id=password></p>',
  ])('[PRV50] but not %s', html => {
    const { of } = open(html);
    expect(of(document.body.firstChild as Node)).toBe('visible');
  });

  it('[PRV51] a field that becomes one is told of, by type and by autocomplete', () => {
    const { of, refresh } = open('<input id=a><input id=b>');
    expect([of(input('a')), of(input('b'))]).toEqual(['visible', 'visible']);
    input('a').type = 'password';
    input('b').setAttribute('autocomplete', 'cc-csc');
    expect(refresh()).toEqual(new Set([input('a'), input('b')]));
    expect([of(input('a')), of(input('b'))]).toEqual(['masked', 'masked']);
    input('b').removeAttribute('autocomplete');
    expect(refresh()).toEqual(new Set([input('b')]));
  });
});

describe('a password stays one', () => {
  const toggles: [string, (field: HTMLInputElement) => void][] = [
    ['type', field => void Object.assign(field, { type: 'text' })],
    ['setAttribute', field => field.setAttribute('TYPE', 'text')],
    ['setAttributeNS', field => field.setAttributeNS(null, 'type', 'text')],
    ['removeAttribute', field => field.removeAttribute('type')],
    ['removeAttributeNS', field => field.removeAttributeNS(null, 'type')],
    ['toggleAttribute', field => void field.toggleAttribute('type')],
    [
      'setAttributeNode',
      field => {
        const node = document.createAttribute('type');
        node.value = 'text';
        field.setAttributeNode(node);
      },
    ],
    ['removeAttributeNode', field => void field.removeAttributeNode(field.getAttributeNode('type') as Attr)],
  ];
  const sources: [string, () => HTMLInputElement][] = [
    ['in the page', () => document.body.appendChild(document.createElement('input'))],
    ['in no document', () => document.createElement('input')],
  ];

  for (const [where, make] of sources) {
    it.each(toggles)(`[PRV52] toggled by %s, ${where}`, (_name, toggle) => {
      const { of, refresh } = open('');
      const field = make();
      field.type = 'password';
      toggle(field);
      expect(field.type).toBe('text');
      document.body.append(field);
      refresh();
      expect(of(field)).toBe('masked');
    });

    it.each(toggles)(`[PRV52] made by markup and toggled by %s, ${where}`, (_name, toggle) => {
      const { of, refresh } = open('');
      const box = document.createElement('div');
      if (where === 'in the page') document.body.append(box);
      box.innerHTML = '<input type=password>';
      const field = box.firstChild as HTMLInputElement;
      toggle(field);
      document.body.append(box);
      refresh();
      expect(of(field)).toBe('masked');
    });
  }

  it('[PRV53] toggled, moved, and put in again on another day', () => {
    const { of, refresh } = open('<input id=a type=password><div id=o></div>');
    const field = input('a');
    field.removeAttribute('id');
    field.type = 'text';
    refresh();
    field.remove();
    refresh();
    find('o').append(field);
    refresh();
    expect(of(field)).toBe('masked');
  });

  it('[PRV54] copies of it are passwords, alone and in what is copied with them', () => {
    const { of, refresh } = open('<form id=f><p></p><input type=password></form>');
    const field = document.querySelector('input') as HTMLInputElement;
    field.type = 'text';
    document.body.append(field.cloneNode(), find('f').cloneNode(true), document.importNode(find('f'), true));
    refresh();
    const fields = Array.from(document.querySelectorAll('input'));
    expect(fields.map(of)).toEqual(Array(4).fill('masked'));
    expect(of(document.body.lastElementChild as Element)).toBe('visible');
  });

  it('[PRV55] an input of the same name or id stands for it, whenever it comes', () => {
    const { of, refresh } = open('<input id=a name=n type=password><input id=x name=y>');
    input('a').remove();
    refresh();
    document.body.insertAdjacentHTML(
      'beforeend',
      '<input id=b name=n><input id=a><input id=c><input id=d type=checkbox name=n>',
    );
    refresh();
    expect(['a', 'b', 'c', 'd', 'x'].map(id => of(find(id)))).toEqual([
      ...['masked', 'masked', 'visible', 'visible', 'visible'],
    ]);
  });

  it('[PRV55] also an input that was there before', () => {
    const { of, refresh } = open('<input id=a name=n><div id=o></div>');
    expect(of(input('a'))).toBe('visible');
    const late = document.createElement('input');
    late.name = 'n';
    late.type = 'password';
    find('o').append(late);
    expect(refresh()).toEqual(new Set([input('a')]));
    expect(of(input('a'))).toBe('masked');
  });

  it('[PRV56] a nameless input that takes its place, or holds its value, stands for it', () => {
    const { of, refresh } = open(
      '<div id=o><input type=password></div><div id=p><input type=password></div>',
    );
    const [one, two] = Array.from(document.querySelectorAll('input')) as [HTMLInputElement, HTMLInputElement];
    two.value = 'typed';
    for (const node of [one, two]) of(node);
    one.replaceWith(document.createElement('input'));
    two.remove();
    const elsewhere = document.createElement('input');
    elsewhere.id = 'e';
    elsewhere.value = 'typed';
    const other = document.createElement('input');
    other.id = 'f';
    find('o').append(elsewhere);
    find('p').append(other);
    refresh();
    const first = document.querySelector('#o input') as Element;
    expect([first, elsewhere, other].map(of)).toEqual(['masked', 'masked', 'visible']);
  });

  it('[PRV57] also in frames', () => {
    const { of, watch, refresh } = open('<iframe id=f></iframe>');
    const inner = (find('f') as HTMLIFrameElement).contentDocument as Document;
    watch(inner);
    const field = inner.createElement('input');
    field.type = 'password';
    field.type = 'text';
    inner.body.append(field);
    refresh();
    expect(of(field)).toBe('masked');
  });
});

describe('patches', () => {
  const describeAll = () =>
    [...PAGE_PATCHES.passwords, ...PAGE_PATCHES.clones].map(member => {
      const [, type = '', name = ''] = member.split(/[ .]/);
      const { prototype } = Reflect.get(window, type) as { prototype: object };
      return Object.getOwnPropertyDescriptor(prototype, name);
    });

  it('[PRV60] are few, and undone', () => {
    const before = describeAll();
    const { stop } = open('');
    describeAll().forEach((now, index) => void expect(now).not.toEqual(before[index]));
    stop();
    expect(describeAll()).toEqual(before);
  });

  it('[PRV61] call through exactly: arguments, result, exceptions, name and length', () => {
    const names = ['setAttribute', 'toggleAttribute'] as const;
    const before = names.map(name => [Element.prototype[name].name, Element.prototype[name].length]);
    open('');
    const field = document.createElement('input');
    expect(names.map(name => [field[name].name, field[name].length])).toEqual(before);
    expect(field.toggleAttribute('type')).toBe(true);
    expect(() => field.setAttribute('a b', '')).toThrow(DOMException);
    expect(() => Reflect.apply(field.setAttribute, document.createElement('p'), ['type', 'x'])).not.toThrow();
    expect(() => Reflect.apply(field.cloneNode, {}, [])).toThrow(/not a valid instance/);
    expect(() => Reflect.apply(field.removeAttributeNode, field, [null])).toThrow(/not of type|parameter 1/);
  });

  it('[PRV62] survive being patched by others, before and after, below and above', () => {
    const calls: string[] = [];
    const below = Element.prototype.setAttribute;
    const { of, refresh, stop } = open('');
    Element.prototype.setAttribute = function (name, value) {
      calls.push(`below ${name}`);
      below.call(this, name, value);
    };
    const ours = HTMLInputElement.prototype.setAttribute;
    HTMLInputElement.prototype.setAttribute = function (name, value) {
      calls.push(`above ${name}`);
      ours.call(this, name, value);
    };
    try {
      const field = document.createElement('input');
      field.setAttribute('type', 'password');
      field.setAttribute('type', 'text');
      document.body.append(field);
      refresh();
      expect(of(field)).toBe('masked');
      stop();
      field.setAttribute('type', 'email');
      expect(field.type).toBe('email');
      expect(calls).toEqual(Array(3).fill(['above type', 'below type']).flat());
    } finally {
      Element.prototype.setAttribute = below;
      Reflect.deleteProperty(HTMLInputElement.prototype, 'setAttribute');
    }
  });

  it('[PRV63] are not put where the page has frozen, and what fails in ours does not reach the page', () => {
    const frozen = Object.freeze({ method: () => 1 });
    const stopped = patchMember(frozen, 'method', 'call', () => 2);
    expect(frozen.method()).toBe(1);
    expect(() => stopped.stop()).not.toThrow();
    expect(patchMember({}, 'nothing', 'call', () => 2).stop()).toBeUndefined();
    const { log } = open('<p id=a data-gcb-mask></p>');
    vi.spyOn(Document.prototype, 'createNodeIterator').mockImplementation(() => {
      throw new Error('broken');
    });
    open('<div id=a><input type=password></div>');
    expect(find('a').cloneNode(true).childNodes).toHaveLength(1);
    expect([...log.codes('error'), ...(opened?.log.codes('error') ?? [])]).toEqual(['cloneNotFollowed']);
  });
});
