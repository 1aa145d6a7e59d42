// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { Privacy } from '../../../../src/customer/privacy/policy.js';
import { createPackedWriter } from '../../../../src/customer/recorder/createPackedWriter.js';
import { createTreeWriter } from '../../../../src/customer/recorder/createTreeWriter.js';
import { describeElement } from '../../../../src/customer/recorder/describeElement.js';
import { createNodeBook } from '../../../../src/customer/recorder/nodeBook.js';
import { createUnpacker } from '../../../../src/protocol/index.js';
import { plainRedaction } from './plainRedaction.js';

const privacyOf = (node: Node): Privacy =>
  (node.nodeType === 1 ? (node as Element) : node.parentElement)?.closest('[data-service]')
    ? 'service'
    : 'visible';

function start() {
  const book = createNodeBook();
  const met: string[] = [];
  const out = createPackedWriter();
  const trees = createTreeWriter({
    ...{
      book,
      out,
      privacyOf,
      remembers: () => true,
      text: plainRedaction.text,
      describe: describeElement(plainRedaction).element,
    },
    shadowOf: element => element.shadowRoot,
    met: element => void met.push(element.localName),
  });
  const result = () => {
    out.number(0);
    const { n, s } = out.take();
    const events = createUnpacker()({ type: 2, timestamp: 1, data: { n: [1, ...n], s } });
    if (!events) throw new Error('what was written cannot be read');
    return events[0]?.data.node;
  };
  return { book, met, trees, result };
}

function serialize(root: Node) {
  const job = start();
  job.trees.write(root, null, false);
  return { ...job, node: job.result() };
}

/** A document with something in its body, written bit by bit. */
function begin(html: string) {
  const page = document.implementation.createHTMLDocument();
  page.body.innerHTML = html;
  const job = start();
  job.trees.begin(page, null);
  return { page, ...job };
}

function build(html: string) {
  const root = document.createElement('main');
  root.innerHTML = html;
  return root;
}

describe('the tree writer', () => {
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
    expect(book.entryOf(root.childNodes[1] as Node)?.parent).toBe(book.entryOf(root));
  });

  it('[REC50] writes elements of any name', () => {
    const { node } = serialize(build('<constructor title="t"></constructor>'));
    expect(node).toMatchObject({ childNodes: [{ tagName: 'constructor', attributes: { title: 't' } }] });
  });

  it('[REC50] writes a document with its doctype and mode', () => {
    const standard = new DOMParser().parseFromString('<!DOCTYPE html><p>x', 'text/html');
    const write = (page: Document) => {
      const { trees, result } = start();
      trees.begin(page, null);
      trees.step(() => false);
      return result();
    };
    expect(write(standard)).toMatchObject({
      type: 0,
      childNodes: [
        { type: 1, name: 'html', publicId: '', systemId: '' },
        { type: 2, tagName: 'html' },
      ],
    });
    const quirks = new DOMParser().parseFromString('<p>x', 'text/html');
    expect(write(quirks)).toMatchObject({ compatMode: 'BackCompat' });
  });

  it('[REC51] stops when its time is over and goes on where it was', () => {
    const [sliced, whole] = [begin('<p>a</p>'.repeat(20)), begin('<p>a</p>'.repeat(20))];
    let slices = 1;
    while (!sliced.trees.step(() => true)) {
      slices += 1;
      sliced.trees.resume(new Set());
    }
    expect(slices).toBeGreaterThan(20);
    whole.trees.step(() => false);
    expect(sliced.result()).toEqual(whole.result());
    expect(sliced.trees.takeMissed()).toEqual([]);
  });

  it('[REC51] leaves out what has left between two slices, and what came to where it was already', () => {
    const { page, trees, result, book } = begin('<p></p><b></b><i><u></u></i>');
    const [p, b, i] = [...page.body.children] as [Element, Element, Element];
    while (book.idOf(p) < 0) trees.step(() => true);
    b.remove();
    i.append(p);
    trees.resume(new Set([b, p]));
    expect(trees.step(() => false)).toBe(true);
    // What comes after a node that has gone is not known any more: it is told afterwards.
    expect(trees.takeMissed()).toEqual([page.body]);
    expect(result()).toMatchObject({
      childNodes: [{}, { childNodes: [{}, { tagName: 'body', childNodes: [{ tagName: 'p' }] }] }],
    });
    expect([b, i].map(book.idOf)).toEqual([-1, -1]);
  });

  it('[REC51] passes over nothing when what would have been next goes to another place in the same element', () => {
    const { page, trees, book } = begin('<p></p><b></b><i></i><u></u>');
    const [p, b, i, u] = [...page.body.children] as [Element, Element, Element, Element];
    while (book.idOf(p) < 0) trees.step(() => true);
    page.body.append(b);
    trees.resume(new Set([b]));
    expect(trees.step(() => false)).toBe(true);
    expect(trees.takeMissed()).toEqual([page.body]);
    expect([b, i, u].map(book.idOf)).toEqual([-1, -1, -1]);
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
    expect(serialize(root.querySelector('b') as Element).node).toBeUndefined();
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
            { tagName: 'b', isShadow: true, childNodes: [{ textContent: 'inner' }] },
            { textContent: 'text', isShadow: true },
            { textContent: 'light' },
          ],
        },
      ],
    });
    expect(JSON.stringify(node).match(/isShadow"/g)).toHaveLength(2);
    expect(book.idOf(shadow.firstChild as Node)).toBeGreaterThan(0);
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

  it('[REC154] a page of XML is written as one of HTML: fields, styles and names', () => {
    const page = new DOMParser().parseFromString(
      '<html xmlns="http://www.w3.org/1999/xhtml"><body><input type="checkbox" checked="checked"/>' +
        '<h:p xmlns:h="http://www.w3.org/1999/xhtml"><![CDATA[a < b]]></h:p><script>canary</script></body></html>',
      'application/xhtml+xml',
    );
    const { trees, result } = start();
    trees.begin(page, null);
    trees.step(() => false);
    const written = result();
    expect(JSON.stringify(written)).not.toContain('canary');
    expect(written).toMatchObject({
      childNodes: [
        {
          tagName: 'html',
          childNodes: [
            {
              tagName: 'body',
              childNodes: [
                { tagName: 'input', attributes: { type: 'checkbox', checked: true } },
                { tagName: 'p', childNodes: [{ type: 3, textContent: 'a < b' }] },
                { tagName: 'script', childNodes: [] },
              ],
            },
          ],
        },
      ],
    });
  });

  it('[REC55] writes a node that the agent has by its number', () => {
    const root = build('<p><b></b></p>');
    const p = root.firstElementChild as Element;
    const { book, trees, result } = start();
    const { id } = book.enter(p, null);
    trees.write(root, null, false);
    expect(result()).toMatchObject({ childNodes: [{ moved: id }] });
    expect(book.entryOf(p)?.parent).toBe(book.entryOf(root));
  });

  it('[REC95] marks formulas, and writes sheets in pictures down as sheets', () => {
    const { node } = serialize(build('<math><mi>x</mi></math><svg><style>a { top: 1px; }</style></svg>'));
    const [math, svg] = (node as { childNodes: unknown[] }).childNodes;
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
