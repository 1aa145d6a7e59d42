// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { finishAttributes } from '../../../src/agent/replay/finishAttributes.js';
import { forgetReplacedRoots } from '../../../src/agent/replay/forgetReplacedRoots.js';
import { createMathML, markMathML } from '../../../src/agent/replay/makeMathML.js';
import { showSelection } from '../../../src/agent/replay/showSelection.js';

const SVG = 'http://www.w3.org/2000/svg';
const XLINK = 'http://www.w3.org/1999/xlink';
const MATHML = 'http://www.w3.org/1998/Math/MathML';

afterEach(() => document.body.replaceChildren());

describe('makeMathML', () => {
  it('[REP76] makes elements of formulas, and leaves all others to the browser', () => {
    const other = document.implementation.createHTMLDocument();
    createMathML(other);
    createMathML(other);
    const node = { type: 2, tagName: 'mi', isMathML: true, childNodes: [{ tagName: 'mn', isMathML: true }] };
    const plain = { type: 2, tagName: 'mi', childNodes: [] };
    const event = { type: 3, timestamp: 1, data: { source: 0, adds: [{ node }, { node: plain }] } };
    markMathML(event);
    // What moves is built from what it was built from: it is marked already.
    markMathML(event);
    const made = [node, node.childNodes[0], plain].map(each => other.createElement(each?.tagName ?? ''));
    expect(made.map(({ namespaceURI, localName }) => [namespaceURI, localName])).toEqual([
      [MATHML, 'mi'],
      [MATHML, 'mn'],
      ['http://www.w3.org/1999/xhtml', 'mi'],
    ]);
  });

  it('[REP76] finds them in a snapshot', () => {
    const math = { tagName: 'math', isMathML: true };
    markMathML({ type: 2, timestamp: 1, data: { node: { childNodes: [{ childNodes: [math] }] } } });
    expect(math.tagName).not.toBe('math');
  });
});

describe('finishAttributes', () => {
  const change = (attributes: object) => ({
    type: 3,
    timestamp: 1,
    data: { source: 0, attributes: [{ id: 1, attributes }] },
  });

  it('[REP77] gives a link that came later its namespace', () => {
    const use = document.createElementNS(SVG, 'use');
    use.setAttribute('xlink:href', '#a');
    finishAttributes(change({ 'xlink:href': '#a' }), () => use);
    expect(use.getAttributeNS(XLINK, 'href')).toBe('#a');
    expect(use.attributes).toHaveLength(1);
  });

  it('[REP77] gives a style sheet in a picture its text', () => {
    const style = document.createElementNS(SVG, 'style');
    style.setAttribute('_cssText', 'a { top: 0px; }');
    finishAttributes(change({ _cssText: 'a { top: 0px; }' }), () => style);
    expect(style.textContent).toBe('a { top: 0px; }');
    expect(style.attributes).toHaveLength(0);
  });

  it('[REP77] leaves other elements as they are', () => {
    const paragraph = document.createElement('p');
    finishAttributes(change({ 'xlink:href': '#a', _cssText: 'x' }), () => paragraph);
    expect(paragraph.outerHTML).toBe('<p></p>');
  });
});

describe('forgetReplacedRoots', () => {
  it('[REP78] leaves out the root element that has made way for another already, and nothing else', () => {
    const other = document.implementation.createHTMLDocument();
    const old = other.documentElement;
    old.replaceWith(other.createElement('html'));
    const nodes: Record<number, Node> = {
      1: other,
      2: old,
      3: other.documentElement,
      4: old.firstChild ?? old,
    };
    const forgotten: number[] = [];
    const removes = [
      { parentId: 1, id: 2 },
      { parentId: 1, id: 3 },
      { parentId: 2, id: 4 },
    ];
    const event = { type: 3, timestamp: 1, data: { source: 0, removes } };
    forgetReplacedRoots(
      event,
      id => nodes[id] ?? null,
      id => void forgotten.push(id),
    );
    expect(event.data.removes).toEqual(removes.slice(1));
    expect(forgotten).toEqual([2]);
  });
});

describe('showSelection', () => {
  it('[REP79] shows one selection, and leaves out what does not fit', () => {
    document.body.innerHTML = '<p>first</p><p>second</p>';
    const [first, second] = Array.from(document.querySelectorAll('p'), each => each.firstChild);
    const nodes = new Map([
      [1, first],
      [2, second],
    ]);
    const { show } = showSelection({ getNode: id => nodes.get(id) ?? null, getId: () => -1 });
    const shown = () => String(document.getSelection());
    show([{ start: 1, startOffset: 2, end: 1, endOffset: 4 }]);
    expect(shown()).toBe('rs');
    show([{ start: 2, startOffset: 0, end: 2, endOffset: 3 }]);
    expect(shown()).toBe('sec');
    show([{ start: 2, startOffset: 0, end: 2, endOffset: 99 }]);
    expect(shown()).toBe('');
    show([{ start: 1, startOffset: 0, end: 9, endOffset: 1 }]);
    expect(shown()).toBe('');
  });
});
