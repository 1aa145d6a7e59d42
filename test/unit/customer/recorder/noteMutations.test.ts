// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { createChanges, hasChanges } from '../../../../src/customer/recorder/changes.js';
import { noteMutations } from '../../../../src/customer/recorder/noteMutations.js';
import { showAll } from './showAll.js';

function note(
  html: string,
  act: (root: HTMLElement, find: (selector: string) => Element) => void,
  isKnown: (node: Node) => boolean = () => true,
) {
  const root = document.createElement('main');
  root.innerHTML = html;
  const observer = new MutationObserver(() => undefined);
  observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
  const find = (selector: string) => {
    const element = root.querySelector(selector);
    if (!element) throw new Error(selector);
    return element;
  };
  act(root, find);
  const changes = createChanges();
  noteMutations(observer.takeRecords(), changes, { isKnown, policy: showAll() });
  observer.disconnect();
  return { root, find, changes };
}

describe('noteMutations', () => {
  it('[REC61] notes a node once, however often it comes and goes, and each place that it left', () => {
    const node = document.createElement('b');
    const { root, find, changes } = note('<p></p>', (top, each) => {
      top.append(node);
      each('p').append(node);
      node.remove();
    });
    expect([...changes.nodes]).toEqual([node]);
    expect([...changes.removedFrom]).toEqual([
      [node, root],
      [node, find('p')],
    ]);
  });

  it('[REC61] notes what has come into something new with that, and by itself once it is taken out again', () => {
    const make = (name: string): Element => document.createElement(name);
    const [tree, branch, leaf, out] = [make('section'), make('div'), make('b'), make('i')] as const;
    const isOld = (node: Node) => ![tree, branch, leaf, out].some(each => each === node);
    const grow = (root: Element) => {
      root.append(tree);
      tree.append(branch);
      branch.append(leaf, out);
      out.remove();
    };
    expect([...note('<p></p>', grow, isOld).changes.nodes]).toEqual([tree, out]);
    // What agents have moves as it is, whatever comes into it.
    expect([...note('<p></p>', grow).changes.nodes]).toEqual([tree, branch, leaf, out]);
  });

  it('[REC61] notes the names of attributes, once each, and texts', () => {
    const { find, changes } = note('<p>x</p>', (_top, each) => {
      for (let count = 0; count < 5; count += 1) each('p').setAttribute('style', `top: ${count}px`);
      each('p').setAttribute('title', 'x');
      (each('p').firstChild as Text).data = 'y';
    });
    expect([...changes.attributes]).toEqual([[find('p'), new Set(['style', 'title'])]]);
    expect([...changes.texts]).toEqual([find('p').firstChild]);
    expect(changes.fields.size + changes.styles.size).toBe(0);
  });

  it.each(['script', 'noscript', 'iframe', 'template'])(
    '[REC62] notes nothing of what happens in a %s',
    tag => {
      const { changes } = note(`<${tag}></${tag}>`, (_top, each) => {
        each(tag).append('x', document.createElement('p'));
        (each(tag).firstChild as Text).data = 'y';
        each(tag).lastChild?.remove();
      });
      expect(hasChanges(changes)).toBe(false);
    },
  );

  it('[REC62] notes a style, and a text field, for what is in it', () => {
    const { find, changes } = note('<style>a {}</style><textarea>a</textarea>', (_top, each) => {
      (each('style').firstChild as Text).data = 'b {}';
      each('style').append('c {}');
      each('style').setAttribute('media', 'print');
      each('textarea').textContent = 'b';
    });
    expect([...changes.styles]).toEqual([find('style')]);
    expect([...changes.fields]).toEqual([find('textarea')]);
    expect(changes.nodes.size + changes.texts.size).toBe(0);
  });

  it('[REC63] notes a field whose attribute may change what it holds', () => {
    const { find, changes } = note('<input id="a"><input id="b"><p></p>', (_top, each) => {
      each('#a').setAttribute('value', 'x');
      each('#b').setAttribute('title', 'x');
      each('p').setAttribute('value', 'x');
    });
    expect([...changes.fields]).toEqual([find('#a')]);
  });

  it.each([
    ['an option comes', (each: (selector: string) => Element) => each('select').append(new Option('b'))],
    ['an option goes', (each: (selector: string) => Element) => each('option').remove()],
    [
      'one comes into a group',
      (each: (selector: string) => Element) => each('optgroup').append(new Option('b')),
    ],
    ['a group goes', (each: (selector: string) => Element) => each('optgroup').remove()],
    [
      'an option is chosen',
      (each: (selector: string) => Element) => each('option').toggleAttribute('selected'),
    ],
  ])('[REC63] notes a select when %s', (_name, act) => {
    const { find, changes } = note(
      '<select><option>a</option><optgroup><option>c</option></optgroup></select>',
      (_top, each) => void act(each),
    );
    expect([...changes.fields]).toEqual([find('select')]);
  });
});
