// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { Privacy } from '../../../../src/customer/privacy/policy.js';
import { createNodeBook } from '../../../../src/customer/recorder/nodeBook.js';
import { serializeTree } from '../../../../src/customer/recorder/serializeTree.js';
import { plainRedaction } from './plainRedaction.js';

const privacyOf = (node: Node): Privacy =>
  (node.nodeType === 1 ? (node as Element) : node.parentElement)?.closest('[data-service]')
    ? 'service'
    : 'visible';

function start(root: Node, withMoves = false) {
  const book = createNodeBook();
  const met: string[] = [];
  const job = serializeTree(root, -1, undefined, false, {
    book,
    privacyOf,
    redact: plainRedaction,
    shadowOf: element => element.shadowRoot,
    met: element => void met.push(element.localName),
    withMoves,
  });
  return { book, met, ...job };
}

function serialize(root: Node) {
  const job = start(root);
  expect(job.step(() => false)).toBe(true);
  return { ...job, node: job.result() };
}

function build(html: string) {
  const root = document.createElement('main');
  root.innerHTML = html;
  return root;
}

describe('serializeTree', () => {
  it('[REC50] writes a tree in the order of the page, each node with its number', () => {
    const root = build('one<p title="t">two</p>');
    const { node, book } = serialize(root);
    expect(node).toEqual({
      type: 2,
      id: book.idOf(root),
      tagName: 'main',
      attributes: {},
      childNodes: [
        { type: 3, id: book.idOf(root.childNodes[0] as Node), textContent: 'one' },
        {
          type: 2,
          id: book.idOf(root.childNodes[1] as Node),
          tagName: 'p',
          attributes: { title: 't' },
          childNodes: [{ type: 3, id: expect.any(Number), textContent: 'two' }],
        },
      ],
    });
    expect(book.parentOf(root.childNodes[1] as Node)).toBe(book.idOf(root));
  });

  it('[REC50] writes a document with its doctype and mode', () => {
    const standard = new DOMParser().parseFromString('<!DOCTYPE html><p>x', 'text/html');
    expect(serialize(standard).node).toMatchObject({
      type: 0,
      childNodes: [
        { type: 1, name: 'html', publicId: '', systemId: '' },
        { type: 2, tagName: 'html' },
      ],
    });
    const quirks = new DOMParser().parseFromString('<p>x', 'text/html');
    expect(serialize(quirks).node).toMatchObject({ compatMode: 'BackCompat' });
  });

  it('[REC51] stops when its time is over and goes on where it was', () => {
    const root = build('<p>a</p>'.repeat(20));
    const sliced = start(root);
    let slices = 1;
    while (!sliced.step(() => true)) slices += 1;
    expect(slices).toBeGreaterThan(20);
    expect(sliced.result()).toEqual(serialize(root).node);
  });

  it('[REC51] leaves out what has left between two slices, and what came to where it was already', () => {
    const root = build('<p></p><b></b><i><u></u></i>');
    const [p, b, i] = [...root.children] as [Element, Element, Element];
    const { step, result, book } = start(root);
    step(() => true);
    b.remove();
    i.append(p);
    expect(step(() => false)).toBe(true);
    expect(result()).toMatchObject({
      childNodes: [{ tagName: 'i', childNodes: [{ tagName: 'u' }, { tagName: 'p' }] }],
    });
    expect(book.idOf(b)).toBe(-1);
    expect(book.parentOf(p)).toBe(book.idOf(i));
  });

  it.each(['script', 'noscript', 'style', 'textarea', 'template', 'iframe'])(
    '[REC52] writes nothing of what is in a %s',
    tag => {
      const root = build('');
      const closed = document.createElement(tag);
      closed.append('canary', document.createElement('b'));
      root.append(closed);
      const { node, met } = serialize(root);
      expect(node).toMatchObject({ childNodes: [{ tagName: tag, childNodes: [] }] });
      expect(met).toEqual([tag]);
    },
  );

  it('[REC52] the same for a script in a picture', () => {
    const root = build('<svg></svg>');
    const closed = document.createElementNS('http://www.w3.org/2000/svg', 'script');
    closed.append('canary');
    root.firstElementChild?.append(closed);
    expect(JSON.stringify(serialize(root).node)).not.toContain('canary');
  });

  it('[REC53] leaves out comments, processing instructions, and service nodes with all that is in them', () => {
    const root = build('<!-- canary --><p data-service>canary<b></b></p>');
    root.append(document.createProcessingInstruction('x', 'canary'));
    const { node, book } = serialize(root);
    expect(node).toMatchObject({ childNodes: [] });
    expect(book.newest()).toBe(1);
    expect(serialize(root.querySelector('b') as Element).node).toBeNull();
  });

  it('[REC54] writes shadow trees with the content of their host, each child marked', () => {
    const root = build('<div>light</div>');
    const shadow = (root.firstElementChild as Element).attachShadow({ mode: 'open' });
    shadow.innerHTML = '<b>inner</b>text';
    const { node, met, book } = serialize(root);
    expect(node).toMatchObject({
      childNodes: [
        {
          isShadowHost: true,
          childNodes: [
            { textContent: 'light' },
            { tagName: 'b', isShadow: true, childNodes: [{ textContent: 'inner' }] },
            { textContent: 'text', isShadow: true },
          ],
        },
      ],
    });
    expect(JSON.stringify(node).match(/isShadow"/g)).toHaveLength(2);
    expect(book.inShadow(shadow.firstChild as Node)).toBe(true);
    expect(met).toEqual(['div']);
  });

  it('[REC54] keeps the case of names in pictures', () => {
    const { node } = serialize(
      build('<svg viewBox="0 0 1 1"><linearGradient id="g"></linearGradient></svg>'),
    );
    expect(node).toMatchObject({
      childNodes: [
        {
          tagName: 'svg',
          isSVG: true,
          attributes: { viewBox: '0 0 1 1' },
          childNodes: [{ tagName: 'linearGradient', isSVG: true }],
        },
      ],
    });
  });

  it('[REC55] writes a node that the agent has by its number, where there may be such nodes', () => {
    const root = build('<p><b></b></p>');
    const p = root.firstElementChild as Element;
    const moving = start(root, true);
    const id = moving.book.enter(p, -1, false);
    moving.step(() => false);
    expect(moving.result()).toMatchObject({ childNodes: [{ moved: id }] });
    expect(moving.book.parentOf(p)).toBe(moving.book.idOf(root));
  });

  it('[REC95] marks formulas, and writes sheets in pictures down as sheets', () => {
    const { node } = serialize(build('<math><mi>x</mi></math><svg><style>a { top: 1px; }</style></svg>'));
    const [math, svg] = node && 'childNodes' in node ? node.childNodes : [];
    expect(math).toMatchObject({ tagName: 'math', isMathML: true, childNodes: [{ isMathML: true }] });
    expect(svg).toMatchObject({ isSVG: true, childNodes: [{ tagName: 'style', childNodes: [] }] });
    expect(svg).not.toHaveProperty('isMathML');
  });

  it('[REC92] meets fields that are in a state which neither attributes nor values say', () => {
    const root = build('<input type="checkbox"><select><option>a</select>');
    (root.firstChild as HTMLInputElement).indeterminate = true;
    expect(serialize(root).met).toEqual(['input']);
  });
});
